import type { BreadthCounts, BreadthInput, BreadthOptions } from './breadth-types';
import { addPair, createPass, finishPass, type Counted } from './breadth-pass';
import { checkBreadth } from './check-breadth';
import { clipSpans } from './clip-spans';

const noSpans = new Int32Array();

/**
 * Counts a universe session by session: who is a member, has a close, rose, fell, stands above its means, closed at a high or low.
 *
 * Instruments are passed two at a time, in the halves of vectors (`breadthSource`, decision 0018), and each window costs the same whatever
 * its length: blocks of the window's length are summed (or compared) forwards and backwards and a window joins one of each. Nothing is
 * ever subtracted, so a window's value is a function of the closes inside it and of where they stand on the calendar: there is no drift, and any stretch
 * of sessions counts to the same integers as the whole. Counts of parts of the instruments add up to the counts of all.
 *
 * **Shape** see `BreadthInput`; columns of `sessionCount` integers out, 0 outside of [from, to). **Units** members.
 * **Window** trailing, includes today, counted in consecutive closes; an advance compares with the session before.
 * **Missing** no close, no count: a member without the closes of a window is out of its numerator and its denominator (G5, G6).
 * Membership is asked of the session counted only: the closes of a window may lie before the instrument joined.
 * **Ties/edges** advances and declines are strict; above is strict, and a close within 1e-12 of its mean (relative) is not above;
 * a close that equals the largest or smallest of its window is a new high or low; closes are positive, finite or NaN.
 * **Source** DEFINITIONS, `above-average`; van Herk and Gil-Werman's blocks. Cost O(instruments x sessions x windows), no allocation per close.
 *
 * @throws RangeError when a window is no whole number of at least 1, columns differ in length, or the stretch is none of the sessions.
 * @example
 * breadthCounts({ sessionCount: 2, firstOrdinal: 0, closes: [Float64Array.of(1, 2)], spans: [Int32Array.of(0, 2)] },
 *   { averageSessions: [2], highSessions: 2 }) // advances 0, 1; above[0] 0, 1; newHighs 0, 1
 */
export function breadthCounts(input: BreadthInput, options: BreadthOptions): BreadthCounts {
  checkBreadth(input, options);
  const { from = 0, to = input.sessionCount } = options;
  const reach = Math.max(2, options.highSessions, ...options.averageSessions) - 1;
  const readFrom = Math.max(0, from - reach);
  const pass = createPass(input, options, readFrom, to);
  const counted = input.closes.flatMap((closes, i): Counted[] => {
    const spans = clipSpans(input.spans[i] ?? noSpans, from, to).map((t) => t - readFrom);
    return spans.length === 0 ? [] : [{ closes: closes.subarray(readFrom, to), spans }];
  });
  // Two that are members at the same time read the least in vain.
  counted.sort((one, other) => (one.spans[0] ?? 0) - (other.spans[0] ?? 0));
  const nobody: Counted = { closes: new Float64Array(pass.length).fill(NaN), spans: noSpans };
  for (let at = 0; at < counted.length; at += 2) {
    const pair = [counted[at] ?? nobody, counted[at + 1] ?? nobody];
    const low = Math.max(0, (pair[0]?.spans[0] ?? 0) - reach);
    addPair(pass, pair, low, Math.max(...pair.map(({ spans }) => spans.at(-1) ?? 0)));
  }
  return finishPass(pass);
}
