import { mostSilentDays } from '@/lib/market/universe/earnings-share';
import type { Definition } from '../../kit/study';
import { conditionIds } from '../../measure/conditions/condition-ids';
import { currentWords } from '../../measure/conditions/walk-series';
import { listRules } from './list-rules';
import type { ConditionsParams } from './params';

const names = { inflation: 'Inflation', fed: 'The Fed', growth: 'Growth', earnings: 'Earnings' } as const;

export function defineConditions(chosen: ConditionsParams): Definition {
  const rules = listRules(chosen);
  const told = conditionIds.map((id) => {
    const [usual, ...others] = rules.filter(({ condition }) => condition === id).map(({ text }) => text);
    return `${names[id]}: ${usual ?? ''}${others.length === 0 ? '' : `; beside it: ${others.join('; ')}`}.`;
  });
  return {
    text: [
      'In July 2024 UBS held that a broadening goes on if inflation stays contained, the Fed starts cutting, the economy grows, and earnings growth extends to smaller companies. Each is a stated rule over a published series, judged at the close of a session by what was known by then, with other rules beside it. They are never added up.',
      ...told,
      `A value is known from the day on which it was published where that is stored, else from the end of its period and the usual lag of its series. A decision on rates is known from its announcement, the day before the target steps. A figure stands until a newer one is known, for at most ${currentWords}; after that, where a value that it needs was never published, and where the series is not stored, it cannot be told. Output is judged once a quarter, when its first value comes out, against the quarter before as it stood on that day.`,
      chosen.revisions === 'then'
        ? 'Values are those that were known then, as far as earlier ones are stored.'
        : 'Values are those of today, of what was out by each session: what nobody knew then.',
      `Trailing earnings are the last four quarters that a member had filed, against the four before; one without eight quarters in a row, or silent for more than ${mostSilentDays} days after its last, is in neither count, and a share of fewer than half of the members is none. A later filing of a quarter counts from its own day on.`,
      'Recessions are shaded as the NBER dated them, long afterwards.',
    ].join(' '),
    formula: String.raw`\begin{gathered} \left( \frac{P_m}{P_{m-3}} \right)^{4} - 1 \le 0.03 \\ \left( \frac{P_m}{P_{m-3}} \right)^{4} < \frac{P_m}{P_{m-12}} \end{gathered}`,
    sources: ['Series of the Federal Reserve Bank of St. Louis (FRED) as stored', 'UBS, 16 July 2024, in our words', 'Sahm 2019'],
  };
}
