import { addAbove, createAverageWindow } from './add-above';
import { addExtremes, createExtremeWindow } from './add-extremes';
import { addMoves } from './add-moves';
import type { BreadthCounts, BreadthInput, BreadthOptions } from './breadth-types';
import { checkBreadth } from './check-breadth';
import { clipSpans } from './clip-spans';
import { addSteps, sumSteps } from './span-steps';

const none = new Float64Array();
const noSpans = new Int32Array();

function findClose(closes: Float64Array, from: number, to: number): number {
  let t = from;
  while (t < to && Number.isNaN(closes[t])) t += 1;
  return t;
}

function findMissing(closes: Float64Array, from: number, to: number): number {
  let t = from;
  while (t < to && !Number.isNaN(closes[t])) t += 1;
  return t;
}

/**
 * Counts a universe session by session: who is a member, has a close, rose, fell, stands above its means, closed at a high or low.
 *
 * Each instrument is passed once, run of closes by run of closes, and each window costs the same whatever its length: blocks of the
 * window's length are summed (or compared) forwards and backwards and a window joins one of each. Nothing is ever subtracted, so a
 * window's value is a function of the closes inside it and of where they stand on the calendar: there is no drift, and any stretch
 * of sessions counts to the same integers as the whole. Counts of parts of the instruments add up to the counts of all.
 *
 * **Shape** see `BreadthInput`; columns of `sessionCount` integers out, 0 outside of [from, to). **Units** members.
 * **Window** trailing, includes today, counted in consecutive closes; an advance compares with the session before.
 * **Missing** no close, no count: a member without the closes of a window is out of its numerator and its denominator (G5, G6).
 * Membership is asked of the session counted only: the closes of a window may lie before the instrument joined.
 * **Ties/edges** advances and declines are strict; above is strict, and a close within 1e-9 of its mean (relative) is not above;
 * a close that equals the largest or smallest of its window is a new high or low; closes are positive, finite or NaN.
 * **Source** definitions.md 5; van Herk and Gil-Werman's blocks. Cost O(instruments x sessions x windows), no allocation per close.
 *
 * @throws RangeError when a window is no whole number of at least 1, columns differ in length, or the stretch is none of the sessions.
 * @example
 * breadthCounts({ sessionCount: 2, firstOrdinal: 0, closes: [Float64Array.of(1, 2)], spans: [Int32Array.of(0, 2)] },
 *   { averageSessions: [2], highSessions: 2 }) // advances 0, 1; above[0] 0, 1; newHighs 0, 1
 */
export function breadthCounts(input: BreadthInput, options: BreadthOptions): BreadthCounts {
  const { sessionCount, firstOrdinal, closes, spans } = input;
  const { averageSessions, highSessions, from = 0, to = sessionCount } = options;
  checkBreadth(input, options);
  const column = (): Int32Array => new Int32Array(sessionCount);
  const counts: BreadthCounts = {
    members: column(), withClose: column(), advances: column(), declines: column(), unchanged: column(),
    newHighs: column(), newLows: column(), eligibleHigh: column(), above: averageSessions.map(column), eligible: averageSessions.map(column),
  };
  const { members, withClose, advances, declines, unchanged, newHighs, newLows, eligibleHigh } = counts;
  const averages = averageSessions.map((sessions, k) => ({
    window: createAverageWindow(sessions, firstOrdinal), above: counts.above[k] ?? column(), eligible: counts.eligible[k] ?? column(),
  }));
  const extremes = createExtremeWindow(highSessions, firstOrdinal);
  const longest = Math.max(2, highSessions, ...averageSessions);
  const isMember = new Uint8Array(sessionCount);
  for (let i = 0; i < closes.length; i += 1) {
    const series = closes[i] ?? none;
    const own = clipSpans(spans[i] ?? noSpans, from, to);
    const [first, last] = [own[0] ?? to, own.at(-1) ?? to];
    isMember.fill(0, first, last);
    for (let at = 0; at < own.length; at += 2) isMember.fill(1, own[at], own[at + 1]);
    addSteps(members, own, 0, first, last, to);
    let at = 0;
    let end = Math.max(0, first - longest + 1);
    while (end < last) {
      const start = findClose(series, end, last);
      end = findMissing(series, start, last);
      if (end <= first) continue;
      while ((own[at + 1] ?? Infinity) <= start) at += 2;
      const stretch = { closes: series, isMember, start, from: Math.max(first, start), to: end };
      addSteps(withClose, own, at, start, end, to);
      addSteps(unchanged, own, at, start + 1, end, to);
      addMoves(advances, declines, stretch);
      for (const { window, above, eligible } of averages) {
        addSteps(eligible, own, at, start + window.sessions - 1, end, to);
        addAbove(above, stretch, window);
      }
      addSteps(eligibleHigh, own, at, start + highSessions - 1, end, to);
      addExtremes(newHighs, newLows, stretch, extremes);
    }
  }
  for (const steps of [members, withClose, unchanged, eligibleHigh, ...counts.eligible]) sumSteps(steps, from, to);
  // So far `unchanged` are all who have both closes.
  for (let t = from; t < to; t += 1) unchanged[t] = (unchanged[t] ?? 0) - (advances[t] ?? 0) - (declines[t] ?? 0);
  return counts;
}
