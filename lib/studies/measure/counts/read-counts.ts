import { firstSessionFrom, lastSessionTo } from '@/lib/calendar/first-session-from';
import type { StudyContext } from '../../kit/study';
import { mapCounts } from '@/lib/market/universe/resize-universe';
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
function keepOwn(counts: UniverseCounts, { sessions }: StudyContext['market'], { first, last }: MarketUniverse): UniverseCounts {
  if (first === null || last === null) return counts;
  const from = firstSessionFrom(sessions, first);
  const to = lastSessionTo(sessions, last) + 1;
  return mapCounts(counts, (values) => values.slice().fill(NaN, 0, from).fill(NaN, to));
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
  const stored = universe.counts === null ? emptyCounts(market.sessions.length) : keepOwn(universe.counts, market, universe);
  const coverage = coverageOf(stored);
  const mask = (values: Float64Array): Float64Array => maskUncovered(values, coverage, minCoveragePct);
  // A session on which most members have a close may still be one on which few have a year of them.
  const maskFew = (values: Float64Array, eligible: Float64Array): Float64Array => {
    const enough = new Float64Array(eligible.length);
    for (let t = 0; t < enough.length; t += 1) {
      const of = stored.members[t] ?? NaN;
      enough[t] = Number.isNaN(of) ? (coverage[t] ?? NaN) : (eligible[t] ?? NaN) / of;
    }
    return maskUncovered(mask(values), enough, minCoveragePct);
  };
  // Members with both closes.
  const moved = new Float64Array(stored.advances.length);
  // After a hole nobody has both closes, and none is no count of 0 (G6).
  const some = new Float64Array(moved.length);
  for (let t = 0; t < moved.length; t += 1) {
    const count = (stored.advances[t] ?? NaN) + (stored.declines[t] ?? NaN) + (stored.unchanged[t] ?? NaN);
    moved[t] = count;
    some[t] = count > 0 ? count : NaN;
  }
  const maskMoves = universe.definition.kind === 'counts' ? mask : (values: Float64Array): Float64Array => maskFew(values, some);
  const counts: CoveredCounts['counts'] = {
    members: stored.members,
    withClose: stored.withClose,
    advances: maskMoves(stored.advances),
    declines: maskMoves(stored.declines),
    unchanged: maskMoves(stored.unchanged),
    newHighs: maskFew(stored.newHighs, stored.eligibleHigh),
    newLows: maskFew(stored.newLows, stored.eligibleHigh),
    eligibleHigh: stored.eligibleHigh,
  };
  const above = (window: AverageWindow): AboveCounts | undefined => {
    const found = stored.averages.get(window);
    return found === undefined ? undefined : { above: maskFew(found.above, found.eligible), eligible: found.eligible };
  };
  if (universe.definition.kind !== 'counts') return { universe, counts, above, coverage, eligible: moved };
  // Ready-made counts may lack the unchanged throughout: a day's issues are then those that moved. A session alone without them has no total that
  // compares with the others'.
  const hasUnchanged = counts.unchanged.some((count) => !Number.isNaN(count));
  const eligible = new Float64Array(counts.advances.length);
  for (let t = 0; t < eligible.length; t += 1) {
    const unchanged = counts.unchanged[t] ?? NaN;
    eligible[t] = (counts.advances[t] ?? NaN) + (counts.declines[t] ?? NaN) + (hasUnchanged ? unchanged : 0);
  }
  return { universe, counts, above, coverage, eligible };
}
