import { firstSessionFrom, lastSessionTo } from '@/lib/calendar/first-session-from';
import type { StudyContext } from '../../kit/study';
import { findFirstClose } from '@/lib/metrics';
import { narrowToSector } from '../../kit/universe/narrow-to-sector';
import { allSectors } from '../../kit/universe/universe-params';
import { coverageOf, maskUncovered, readUniverse } from '../../kit/universe/read-universe';
import type { AboveCounts, AverageWindow, MarketUniverse, UniverseCounts } from '@/lib/market/universe/universe';

/** Counts of a universe with everything below the coverage asked for left out. */
export interface CoveredCounts {
  readonly universe: MarketUniverse;
  /** All NaN where nothing is stored. */
  readonly counts: Omit<UniverseCounts, 'averages'>;
  /** How many are above a mean that is counted; undefined for universes of ready-made counts. */
  above(window: AverageWindow): AboveCounts | undefined;
  /** Fractions. */
  readonly coverage: Float64Array;
  /** Members that rose, fell or stayed, also where too few did for a count: the denominator of what is said of a day's moves. */
  readonly eligible: Float64Array;
}

function emptyCounts(length: number): UniverseCounts {
  const none = (): Float64Array => new Float64Array(length).fill(NaN);
  return {
    members: none(),
    withClose: none(),
    advances: none(),
    declines: none(),
    unchanged: none(),
    newHighs: none(),
    newLows: none(),
    eligibleHigh: none(),
    averages: new Map(),
  };
}

/** What is counted from the universe's first session to its last: what a few stragglers did outside of them is nobody's breadth. */
function keepOwn(values: Float64Array, { sessions }: StudyContext['market'], { first, last }: MarketUniverse): Float64Array {
  if (first === null || last === null) return values;
  return values
    .slice()
    .fill(NaN, 0, firstSessionFrom(sessions, first))
    .fill(NaN, lastSessionTo(sessions, last) + 1);
}

/** Of members that moved the number, missing with none: after a hole nobody has both closes, and none is no count of 0 (G6). */
function countSome(moved: Float64Array): Float64Array {
  const some = new Float64Array(moved.length);
  for (let t = 0; t < some.length; t += 1) {
    const count = moved[t] ?? NaN;
    some[t] = count > 0 ? count : NaN;
  }
  return some;
}

/** An object of which each value is made when it is first asked for: a study shows a few of all that is counted. */
function makeAsAsked<Made extends object>(makers: { readonly [Key in keyof Made]: () => Made[Key] }): Made {
  const made: Partial<Made> = {};
  const define = <Key extends keyof Made>(key: Key, make: () => Made[Key]): void => {
    Object.defineProperty(made, key, {
      enumerable: true,
      configurable: true,
      get: () => {
        const value = make();
        Object.defineProperty(made, key, { enumerable: true, value });
        return value;
      },
    });
  };
  for (const key of Object.keys(makers) as (keyof Made)[]) define(key, makers[key]);
  return made as Made;
}

/**
 * Reads the counts of a universe, or of one sector of it; sessions below the coverage are missing in every count, as are moves, means and highs for which fewer members
 * have closes enough. How many are eligible is told of every session. **Units** the least coverage in percent.
 */
export function readCounts(
  { market }: Pick<StudyContext, 'market'>,
  id: string,
  minCoveragePct: number,
  sector: string = allSectors,
): CoveredCounts {
  const universe = narrowToSector(market, readUniverse(market, id), sector);
  const stored = universe.counts ?? emptyCounts(market.sessions.length);
  const own = (values: Float64Array): Float64Array => (universe.counts === null ? values : keepOwn(values, market, universe));
  const members = own(stored.members);
  // Missing outside of the universe's sessions, and with it everything that is masked by it.
  const coverage = own(coverageOf(stored));
  const mask = (values: Float64Array): Float64Array => maskUncovered(values, coverage, minCoveragePct);
  // A session on which most members have a close may still be one on which few have a year of them.
  const maskFew = (values: Float64Array, eligible: Float64Array): Float64Array => {
    const enough = new Float64Array(eligible.length);
    for (let t = 0; t < enough.length; t += 1) {
      const of = members[t] ?? NaN;
      const share = Number.isNaN(of) ? (coverage[t] ?? NaN) : (eligible[t] ?? NaN) / of;
      // The smaller of the two decides; NaN, where either is missing.
      enough[t] = Math.min(share, coverage[t] ?? NaN);
    }
    return maskUncovered(values, enough, minCoveragePct);
  };
  const moves: { readonly all: Float64Array; readonly some: Float64Array } = makeAsAsked({
    // Members with both closes.
    all: () => {
      const sums = new Float64Array(stored.advances.length);
      for (let t = 0; t < sums.length; t += 1) {
        sums[t] = (stored.advances[t] ?? NaN) + (stored.declines[t] ?? NaN) + (stored.unchanged[t] ?? NaN);
      }
      return own(sums);
    },
    some: (): Float64Array => countSome(moves.all),
  });
  const maskMoves = (values: Float64Array): Float64Array =>
    universe.definition.kind === 'counts' ? mask(values) : maskFew(values, moves.some);
  const counts = makeAsAsked<CoveredCounts['counts']>({
    members: () => members,
    withClose: () => own(stored.withClose),
    advances: () => maskMoves(stored.advances),
    declines: () => maskMoves(stored.declines),
    unchanged: () => maskMoves(stored.unchanged),
    newHighs: () => maskFew(stored.newHighs, stored.eligibleHigh),
    newLows: () => maskFew(stored.newLows, stored.eligibleHigh),
    eligibleHigh: () => own(stored.eligibleHigh),
  });
  const above = (window: AverageWindow): AboveCounts | undefined => {
    const found = stored.averages.get(window);
    return found === undefined ? undefined : { above: maskFew(found.above, found.eligible), eligible: own(found.eligible) };
  };
  return makeAsAsked<CoveredCounts>({
    universe: () => universe,
    counts: () => counts,
    above: () => above,
    coverage: () => coverage,
    eligible: () => (universe.definition.kind === 'counts' ? countIssues(counts) : moves.all),
  });
}

/**
 * Issues of ready-made counts. They may lack the unchanged throughout: a day's issues are then those that moved. A session alone without
 * them has no total that compares with the others'.
 */
function countIssues({ advances, declines, unchanged }: CoveredCounts['counts']): Float64Array {
  const hasUnchanged = findFirstClose(unchanged) >= 0;
  const issues = new Float64Array(advances.length);
  for (let t = 0; t < issues.length; t += 1) {
    issues[t] = (advances[t] ?? NaN) + (declines[t] ?? NaN) + (hasUnchanged ? (unchanged[t] ?? NaN) : 0);
  }
  return issues;
}
