import { thresholdSlack } from '../meets-threshold';
import { findFirstClose, findLastClose } from '../series-bounds';
import { createDateSets } from './date-sets';
import type { PermutationTest, TestDirection } from './event-study-types';
import { scaleWord, type RandomSource } from './random-source';
import { requireDraws, requireHorizon } from './require-arguments';
import { smallestSpacing } from './spacing';

export interface PermutationOptions {
  readonly horizonSessions: number;
  /** How close together the policy lets events lie; date sets keep this or the horizon, whichever is longer. */
  readonly policyGapSessions: number;
  readonly direction: TestDirection;
  readonly draws: number;
}

/** Mean of the outcomes at `dates` moved on by `shift` around the circle of the span; NaN where none has one. */
function meanAt(returns: Float64Array, dates: Int32Array, shift: number): number {
  const span = returns.length;
  let sum = 0;
  let count = 0;
  for (let place = 0; place < dates.length; place += 1) {
    const moved = (dates[place] ?? 0) + shift;
    const value = returns[moved < span ? moved : moved - span] ?? NaN;
    if (Number.isNaN(value)) continue;
    sum += value;
    count += 1;
  }
  return sum / count;
}

/**
 * How often random dates do at least as well as the events: `p = (1 + b) / (1 + m)`, b of m random sets having a mean at least
 * as high (`higher`) or as low (`lower`) as the events' own.
 *
 * A set has as many dates as there are complete events, within the sessions of the span from the first to the last that has
 * an outcome, and as far apart as events may lie: the policy's gap or the horizon, whichever is longer. Where complete
 * events lie closer together than the horizon their outcomes share sessions, and sets of separate dates would
 * be too varied; the whole pattern of events is moved around the circle of the span instead.
 *
 * **Shape** the outcomes of the span's sessions, and the events as ascending indexes into them. **Units** fractions, sessions. **Missing** events
 * without an outcome are left out, null when that leaves none; a drawn date without one (a gap) is left out of its set's mean,
 * and a set without any counts against the events. **Ties/edges** means within 1e-12 are equal and count. Never 0.
 * **Source** DEFINITIONS, `forward`; Phipson and Smyth 2010. Cost O(draws * events).
 *
 * @throws RangeError when draws, horizon or gap is no whole number from 1, or the events lie closer together than the gap and sets of them do not fit.
 * @example permutationTest(Float64Array.of(1, 1, 1), Int32Array.of(1), options, createRandom('a')) // p 1: every date does as well
 */
export function permutationTest(
  returns: Float64Array,
  events: Int32Array,
  options: PermutationOptions,
  random: RandomSource,
): PermutationTest | null {
  const { horizonSessions, policyGapSessions, direction, draws } = options;
  requireDraws(draws);
  requireHorizon(horizonSessions);
  const first = findFirstClose(returns);
  const sample = returns.subarray(Math.max(first, 0), findLastClose(returns) + 1);
  const complete = events.filter((t) => !Number.isNaN(returns[t] ?? NaN)).map((t) => t - first);
  if (complete.length === 0) return null;
  const isShifted = smallestSpacing(complete) < horizonSessions;
  const minGapSessions = isShifted ? 0 : Math.max(policyGapSessions, horizonSessions);
  const sets = isShifted ? null : createDateSets(complete.length, sample.length, minGapSessions);
  const word = new Uint32Array(1);
  const drawMean = (): number => {
    if (sets !== null) {
      sets.draw(random);
      return meanAt(sample, sets.dates, 0);
    }
    random.fill(word);
    return meanAt(sample, complete, scaleWord(word[0] ?? 0, sample.length));
  };
  const sign = direction === 'higher' ? 1 : -1;
  const reached = sign * meanAt(sample, complete, 0) - thresholdSlack;
  let asExtremeCount = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    // Not `>=`: a set without any outcome has no mean, and counts.
    if (!(sign * drawMean() < reached)) asExtremeCount += 1;
  }
  const method = isShifted ? 'circular-shifts' : 'date-sets';
  return { p: (1 + asExtremeCount) / (1 + draws), direction, method, draws, asExtremeCount, minGapSessions };
}
