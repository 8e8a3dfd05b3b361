import { countOccurrences, findFirstClose, neutralSeed } from '@/lib/metrics';
import { defaultUniverses } from '@/lib/market/universe/default-universes';
import { describeIndicator } from '../../measure/indicators';
import { countUnjudged } from '../../measure/count-unjudged';
import { readCounts, type CoveredCounts } from '../../measure/counts/read-counts';
import { measureBreadth, minCoveragePct } from '../../measure/measure-breadth';
import type { MeasureChoice } from '../../measure/measure-choice';
import { plainChoice } from '../../measure/write-claim-query';
import { buildCandidate, chooseComparison, mostShare, monthSessions } from './build-candidate';
import { chooseRunComparison } from './choose-run-comparison';
import type { Candidate, FactContext, PartScan } from './fact';
import { toMeasureContext } from './to-measure-context';

const meanSessions = [20, 50, 200] as const;

type BreadthChoice = Pick<MeasureChoice, 'indicator' | 'sessions'>;

/**
 * What is tried of each universe, and from where on a value counts as high. What adds up from session to session (the A/D line) has a record
 * on most days of a rise, and what needs the members themselves would have to load them for every page that shows facts.
 */
const tried: readonly (BreadthChoice & { readonly middle: number; readonly stretch: number })[] = [
  ...meanSessions.map((sessions) => ({ indicator: 'above-average', sessions, middle: 0.5, stretch: sessions }) as const),
  { indicator: 'ad-percent', sessions: 1, middle: 0, stretch: 1 },
  { indicator: 'net-highs', sessions: 1, middle: 0, stretch: monthSessions },
  { indicator: 'high-low-index', sessions: 1, middle: 0.5, stretch: monthSessions },
  { indicator: 'mcclellan', sessions: 1, middle: 0, stretch: monthSessions },
  { indicator: 'summation', sessions: 1, middle: neutralSeed.summation, stretch: monthSessions },
  { indicator: 'zweig-thrust', sessions: 1, middle: 0, stretch: monthSessions },
  { indicator: 'deemer-thrust', sessions: 1, middle: 0, stretch: monthSessions },
  { indicator: 'whaley-thrust', sessions: 1, middle: 0, stretch: monthSessions },
  { indicator: 'hindenburg', sessions: 1, middle: 0, stretch: monthSessions },
];

function nameFamily({ members, indicator }: MeasureChoice): string {
  return `breadth ${members} ${indicator}`;
}

/** A signal of the session: how many there were since it can first be judged, or that there was none for a year. */
function scanSignal(context: FactContext, covered: CoveredCounts, choice: MeasureChoice, stretch: number): Candidate | null {
  const { index } = context;
  const measured = measureBreadth(toMeasureContext(context), choice, covered);
  const { values, span, known } = measured;
  if (span === null) return null;
  const marks = new Float64Array(values.length);
  let history = 0;
  for (let t = 0; t < marks.length; t += 1) {
    marks[t] = Number.isNaN(values[t] ?? NaN) ? NaN : 1;
    history += known[t] ?? 0;
  }
  const found = countOccurrences(marks, index, 'largest', { stretch, mostShare, history });
  if (found === null) return null;
  // A claim counts every signal, rarity only those that are a month apart.
  const count = marks.subarray(0, index + 1).filter((mark) => mark === 1).length;
  const comparison = chooseRunComparison({ ...found, count }, index);
  if (comparison === null || countUnjudged(measured, comparison.since ?? 0, index).isTooMany) return null;
  return buildCandidate({
    choice: { ...choice, direction: 'up' },
    comparison: count === 1 ? { name: 'only-k-since', count, since: null } : comparison,
    found,
    index,
    stretch,
    first: span.first,
    family: nameFamily(choice),
  });
}

function scanValue(
  context: FactContext,
  covered: CoveredCounts,
  choice: MeasureChoice,
  { middle, stretch }: { readonly middle: number; readonly stretch: number },
): Candidate | null {
  const { index } = context;
  const measured = measureBreadth(toMeasureContext(context), choice, covered);
  const { values } = measured;
  const first = findFirstClose(values);
  const direction = (values[index] ?? NaN) < middle ? 'down' : 'up';
  const found = countOccurrences(values, index, direction === 'up' ? 'largest' : 'smallest', { stretch, mostShare });
  const comparison = found === null ? null : chooseComparison(found, index);
  // A claim would not be judged over so many holes either.
  if (found === null || comparison === null || countUnjudged(measured, comparison.since ?? 0, index).isTooMany) return null;
  return buildCandidate({ choice: { ...choice, direction }, comparison, found, index, stretch, first, family: nameFamily(choice) });
}

/** The breadth of every universe that the market carries, as far as counts tell it. */
export function scanBreadth(context: FactContext): PartScan {
  const candidates: Candidate[] = [];
  let statements = 0;
  for (const { id: members } of defaultUniverses) {
    const universe = context.market.universes.get(members);
    // A link carries the basis of the scan: what is measured on another one would not be judged as told.
    if (universe === undefined || universe.counts === null || (universe.definition.kind === 'members' && universe.basis !== context.basis))
      continue;
    const covered = readCounts(context, members, minCoveragePct);
    for (const { indicator, sessions, ...from } of tried) {
      const choice = { ...plainChoice, measure: 'breadth', symbol: '', indicator, members, sessions } as const;
      const found =
        describeIndicator(indicator).kind === 'event'
          ? scanSignal(context, covered, choice, from.stretch)
          : scanValue(context, covered, choice, from);
      if (found !== null) candidates.push(found);
      statements += 1;
    }
  }
  return { candidates, statements };
}
