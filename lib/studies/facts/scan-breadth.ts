import { measureBreadth } from '../measure/measure-breadth';
import type { MeasureChoice } from '../measure/measure-choice';
import { plainChoice } from '../measure/write-claim-query';
import { countOccurrences } from '@/lib/metrics';
import { defaultUniverses } from '../universe/default-universes';
import { buildCandidate, chooseComparison, mostShare, monthSessions } from './build-candidate';
import type { Candidate, FactContext, PartScan } from './fact';
import { toMeasureContext } from './scan-distances';

const meanSessions = [20, 50, 200] as const;

type BreadthChoice = Pick<MeasureChoice, 'indicator' | 'sessions'>;

/** What is tried of each universe, and from where on a value counts as high. */
const tried: readonly (BreadthChoice & { readonly middle: number; readonly stretch: number })[] = [
  ...meanSessions.map((sessions) => ({ indicator: 'above-average', sessions, middle: 0.5, stretch: sessions }) as const),
  { indicator: 'ad-percent', sessions: 1, middle: 0, stretch: 1 },
  { indicator: 'net-highs', sessions: 1, middle: 0, stretch: monthSessions },
  { indicator: 'mcclellan', sessions: 1, middle: 0, stretch: monthSessions },
];

function scanOne(context: FactContext, choice: MeasureChoice, { middle, stretch }: { readonly middle: number; readonly stretch: number }): Candidate | null {
  const { index } = context;
  const { values } = measureBreadth(toMeasureContext(context), choice);
  const first = values.findIndex((value) => !Number.isNaN(value));
  const direction = (values[index] ?? NaN) < middle ? 'down' : 'up';
  const found = countOccurrences(values, index, direction === 'up' ? 'largest' : 'smallest', { stretch, mostShare });
  const comparison = found === null ? null : chooseComparison(found, index);
  if (found === null || comparison === null) return null;
  return buildCandidate({ choice: { ...choice, direction }, comparison, found, stretch, first, family: `breadth ${choice.members} ${choice.indicator}` });
}

/** The breadth of every universe that the market carries: shares above means, advances, new highs, the McClellan oscillator. */
export function scanBreadth(context: FactContext): PartScan {
  const candidates: Candidate[] = [];
  let statements = 0;
  for (const { id: members } of defaultUniverses) {
    const universe = context.market.universes.get(members);
    // A link carries the basis of the scan: what is measured on another one would not be judged as told.
    if (universe === undefined || universe.counts === null || (universe.definition.kind === 'members' && universe.basis !== context.basis)) continue;
    for (const { indicator, sessions, middle, stretch } of tried) {
      const found = scanOne(context, { ...plainChoice, measure: 'breadth', symbol: '', indicator, members, sessions }, { middle, stretch });
      if (found !== null) candidates.push(found);
      statements += 1;
    }
  }
  return { candidates, statements };
}
