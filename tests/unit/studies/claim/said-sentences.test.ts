import { describe, expect, it } from 'vitest';
import { claim } from '@/lib/studies/after/claim/study';
import { comparisons } from '@/lib/studies/measure/comparisons';
import { measureNames } from '@/lib/studies/measure/measures';
import { makeRandomMarket } from '@/tests/support/random-market';
import { withRandomUniverses } from '@/tests/support/random-universe';
import { makeContext } from '@/tests/support/study-context';

const market = withRandomUniverses(makeRandomMarket(3, 420, false), 7, { memberCount: 12, holes: false });

// Every choice of the later ones is met with every measure and comparison in turn; to be read as a reader would, whenever the words change.
const variants: readonly Readonly<Record<string, string>>[] = [
  { since: '2022', said: '3', count: '2', sessions: '5' },
  {
    direction: 'down',
    sessions: '1',
    count: '1',
    thresholdPct: '0',
    ties: 'include',
    atLeast: '1',
    price: 'close',
    spread: 'ratio',
    horizon: '1',
    said: '1',
    indicator: 'ad-percent',
  },
  {
    direction: 'down',
    sessions: '20',
    count: '13',
    thresholdPct: '0.5',
    atLeast: '0.5',
    unit: 'sigma',
    deviation: 'sample',
    price: 'high',
    spread: 'pp',
    returns: 'price',
    statistic: 'median',
    since: '2022-03',
    indicator: 'zweig-thrust',
  },
  {
    versus: '',
    sessions: '2',
    count: '3',
    atLeast: '40',
    spread: 'log',
    universe: 'indices',
    policy: 'first-in-horizon',
    statistic: 'share-higher',
    horizon: '21',
    since: '2022-03-01',
    said: '-2.5',
    indicator: 'mcclellan',
    members: 'nyse',
  },
];

function tell(asOf: number): string[] {
  return measureNames.flatMap((measure) =>
    comparisons.flatMap((comparison) =>
      variants.flatMap((variant) => {
        const parsed = claim.params.safeParse({ symbol: 'RUT', versus: 'SPX', ...variant, measure, comparison });
        if (!parsed.success)
          return [
            `[${measure} ${comparison}] ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`,
          ];
        const [headline] = claim.compute(makeContext(market, market.sessions[asOf]), parsed.data).headlines;
        return [`${headline?.text ?? ''}${headline?.detail === '' ? '' : ` / ${headline?.detail ?? ''}`}`];
      }),
    ),
  );
}

const said = [...new Set(tell(400))];

describe('the sentences of claims', () => {
  it('read as they are kept for review', async () => {
    expect(said.length).toBeGreaterThan(250);
    await expect(`${said.join('\n')}\n`).toMatchFileSnapshot('said-sentences.txt');
  });

  it('have no number where a word is due, no plural of one and no article that stumbles', () => {
    for (const text of said.filter((line) => !line.startsWith('['))) {
      for (const wrong of [
        /\b1 (sessions|points|times|records|rows|deviations)\b/,
        /\bone (sessions|gains|losses|events have)\b/,
        /\bzero\b/,
        /\ba (?=[aeio])(?!one\b)/i,
        /\ban (?=[bcdfgjkpqtvwz])/i,
        / {2}|undefined|NaN|\.\.|,,/,
        /start of the data/,
      ]) {
        expect(text).not.toMatch(wrong);
      }
    }
  });
});
