import { addAbove, createAverageWindow, type AverageWindow } from './add-above';
import { addExtremes, createExtremeWindow, type ExtremeWindow } from './add-extremes';
import { addMoves } from './add-moves';
import type { BreadthCounts, BreadthInput, BreadthOptions } from './breadth-types';
import { addSteps, sumSteps } from './span-steps';

/** What one pass over the instruments of a universe writes to, allocated once. */
export interface BreadthPass {
  readonly counts: BreadthCounts;
  readonly averages: readonly { readonly window: AverageWindow; readonly above: Int32Array; readonly eligible: Int32Array }[];
  readonly extremes: ExtremeWindow;
  readonly longestSessions: number;
  /** Scratch: the membership of the instrument at hand. */
  readonly isMember: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Empty counters and the scratch of every window. */
export function createPass(
  { sessionCount, firstOrdinal }: BreadthInput,
  { averageSessions, highSessions, from = 0, to = sessionCount }: BreadthOptions,
): BreadthPass {
  const column = (): Int32Array => new Int32Array(sessionCount);
  const averages = averageSessions.map((sessions) => ({
    window: createAverageWindow(sessions, firstOrdinal),
    above: column(),
    eligible: column(),
  }));
  const counts: BreadthCounts = {
    members: column(),
    withClose: column(),
    advances: column(),
    declines: column(),
    unchanged: column(),
    newHighs: column(),
    newLows: column(),
    eligibleHigh: column(),
    above: averages.map(({ above }) => above),
    eligible: averages.map(({ eligible }) => eligible),
  };
  return {
    counts,
    averages,
    extremes: createExtremeWindow(highSessions, firstOrdinal),
    longestSessions: Math.max(2, highSessions, ...averageSessions),
    isMember: new Uint8Array(sessionCount),
    from,
    to,
  };
}

/** The first session of [from, to) that has a close, or that has none; `to` where there is no such session. */
function findNext(closes: Float64Array, from: number, to: number, hasClose: boolean): number {
  let t = from;
  while (t < to && Number.isNaN(closes[t]) === hasClose) t += 1;
  return t;
}

/** Passes one instrument, run of closes by run of closes; `spans` lie apart inside the sessions asked for. */
export function addInstrument(pass: BreadthPass, closes: Float64Array, spans: Int32Array): void {
  const { counts, averages, extremes, isMember, longestSessions, to } = pass;
  const first = spans[0] ?? to;
  const last = spans.at(-1) ?? to;
  isMember.fill(0, first, last);
  for (let at = 0; at < spans.length; at += 2) isMember.fill(1, spans[at], spans[at + 1]);
  addSteps(counts.members, spans, 0, first, last, to);
  let at = 0;
  let end = Math.max(0, first - longestSessions + 1);
  while (end < last) {
    const start = findNext(closes, end, last, true);
    end = findNext(closes, start, last, false);
    if (start === end || end <= first) continue;
    while ((spans[at + 1] ?? Infinity) <= start) at += 2;
    const stretch = { closes, isMember, start, from: Math.max(first, start), to: end };
    addSteps(counts.withClose, spans, at, start, end, to);
    addSteps(counts.unchanged, spans, at, start + 1, end, to);
    addMoves(counts.advances, counts.declines, stretch);
    for (const { window, above, eligible } of averages) {
      addSteps(eligible, spans, at, start + window.sessions - 1, end, to);
      addAbove(above, stretch, window);
    }
    addSteps(counts.eligibleHigh, spans, at, start + extremes.sessions - 1, end, to);
    addExtremes(counts.newHighs, counts.newLows, stretch, extremes);
  }
}

/** Turns steps into counts. Until then `unchanged` are all who have both closes. */
export function finishPass({ counts, from, to }: BreadthPass): BreadthCounts {
  const { members, withClose, unchanged, advances, declines, eligibleHigh, eligible } = counts;
  for (const steps of [members, withClose, unchanged, eligibleHigh, ...eligible]) sumSteps(steps, from, to);
  for (let t = from; t < to; t += 1) unchanged[t] = (unchanged[t] ?? 0) - (advances[t] ?? 0) - (declines[t] ?? 0);
  return counts;
}
