import { meanTie } from '../is-above-mean';
import type { BreadthCounts, BreadthInput, BreadthOptions } from './breadth-types';
import { openKernel, type KernelFunctions } from './kernel';
import { placeInBlock } from './place-in-block';
import { addSteps, sumSteps } from './span-steps';

/** A vector of two doubles. */
const vectorBytes = 16;

/** A window with the scratch of its blocks: a vector a session and one behind the last, from a place in memory. */
interface Window {
  readonly sessions: number;
  readonly tail: number;
  /** What it holds before the first block that is whole. */
  readonly scratch: Float64Array;
}

/** An instrument to be counted: its closes and its spells inside of the sessions counted, both from the first session that is read on. */
export interface Counted {
  readonly closes: Float64Array;
  readonly spans: Int32Array;
}

/** What one pass over the instruments of a universe writes to, laid out once. Sessions are told from the first that is read on. */
export interface BreadthPass {
  readonly functions: KernelFunctions;
  readonly ordinal: number;
  readonly length: number;
  /** Columns as they are handed back. */
  readonly whole: BreadthCounts;
  /** The sessions of them that are read. */
  readonly counts: BreadthCounts;
  /** Where in memory the two instruments lie, all closes and those of members, and both beside each other. */
  readonly lanes: readonly {
    readonly closes: number;
    readonly own: number;
    readonly allView: Float64Array;
    readonly ownView: Float64Array;
  }[];
  readonly closes: number;
  readonly own: number;
  /** Where what the kernel counts lies, and that as halves of a number per instrument. */
  readonly counters: readonly { readonly at: number; readonly view: Int32Array; readonly column: Int32Array }[];
  readonly averages: readonly Window[];
  readonly highs: Window;
  readonly lows: Window;
}

const mapCounts = (counts: BreadthCounts, change: (column: Int32Array) => Int32Array): BreadthCounts => ({
  members: change(counts.members),
  withClose: change(counts.withClose),
  advances: change(counts.advances),
  declines: change(counts.declines),
  unchanged: change(counts.unchanged),
  newHighs: change(counts.newHighs),
  newLows: change(counts.newLows),
  eligibleHigh: change(counts.eligibleHigh),
  above: counts.above.map(change),
  eligible: counts.eligible.map(change),
});

/** Empty counters and the memory of everything, for the sessions of [readFrom, to). */
export function createPass(
  { sessionCount, firstOrdinal }: BreadthInput,
  { averageSessions, highSessions }: BreadthOptions,
  readFrom: number,
  to: number,
): BreadthPass {
  const length = to - readFrom;
  const column = (): Int32Array => new Int32Array(sessionCount);
  const columns = (): Int32Array[] => averageSessions.map(column);
  const whole: BreadthCounts = {
    members: column(),
    withClose: column(),
    advances: column(),
    declines: column(),
    unchanged: column(),
    newHighs: column(),
    newLows: column(),
    eligibleHigh: column(),
    above: columns(),
    eligible: columns(),
  };
  const counts = mapCounts(whole, (own) => own.subarray(readFrom, to));
  let taken = 0;
  const take = (vectors: number): number => {
    const at = taken;
    taken += vectors * vectorBytes;
    return at;
  };
  const half = Math.ceil(length / 2);
  const places = [0, 1].map(() => ({ closes: take(half), own: take(half) }));
  const [closes, own] = [take(length), take(length)];
  const counted = [counts.advances, counts.declines, counts.newHighs, counts.newLows, ...counts.above].map((to) => ({
    at: take(length),
    column: to,
  }));
  const tails = [...averageSessions, highSessions, highSessions].map((sessions) => ({ sessions, tail: take(sessions + 1) }));
  const { functions, memory } = openKernel(taken);
  const numbers = (at: number, count: number): Float64Array => new Float64Array(memory.buffer, at, count);
  const windows = tails.map((window) => ({ ...window, scratch: numbers(window.tail, 2 * window.sessions + 2) }));
  const [highs, lows] = windows.slice(averageSessions.length) as [Window, Window];
  highs.scratch.fill(-Infinity);
  lows.scratch.fill(Infinity);
  return {
    functions,
    ordinal: firstOrdinal + readFrom,
    length,
    whole,
    counts,
    lanes: places.map((lane) => ({ ...lane, allView: numbers(lane.closes, length), ownView: numbers(lane.own, length) })),
    closes,
    own,
    counters: counted.map((counter) => ({ ...counter, view: new Int32Array(memory.buffer, counter.at, 4 * length).fill(0) })),
    averages: windows.slice(0, averageSessions.length),
    highs,
    lows,
  };
}

/** Lays the sessions of [low, high) of an instrument into a lane, and adds those on which it is a member or has the closes of a window. */
function layOut(pass: BreadthPass, place: number, { closes, spans }: Counted, low: number, high: number): void {
  const { counts, averages, highs, functions } = pass;
  const lane = pass.lanes[place];
  if (lane === undefined) return;
  const { allView, ownView } = lane;
  allView.set(closes.subarray(low, high));
  ownView.fill(NaN, 0, high - low);
  for (let at = 0; at < spans.length; at += 2) {
    const [first = 0, end = 0] = spans.subarray(at, at + 2);
    ownView.set(closes.subarray(first, end), first - low);
  }
  addSteps(counts.members, spans, 0, low, high, pass.length);
  let at = 0;
  let end = low;
  while (end < high) {
    const start = low + functions.next(lane.closes, end - low, high - low, 1);
    end = low + functions.next(lane.closes, start - low, high - low, 0);
    if (start === end) continue;
    while ((spans[at + 1] ?? Infinity) <= start) at += 2;
    addSteps(counts.withClose, spans, at, start, end, pass.length);
    addSteps(counts.unchanged, spans, at, start + 1, end, pass.length);
    averages.forEach(({ sessions }, window) => {
      const eligible = counts.eligible[window];
      if (eligible !== undefined) addSteps(eligible, spans, at, start + sessions - 1, end, pass.length);
    });
    addSteps(counts.eligibleHigh, spans, at, start + highs.sessions - 1, end, pass.length);
  }
}

/** Counts two instruments over the sessions of [low, high), which hold their spells and what windows of these reach back to. */
export function addPair(pass: BreadthPass, pair: readonly Counted[], low: number, high: number): void {
  const { functions, lanes, closes, own, counters, averages, highs, lows } = pass;
  pair.forEach((counted, place) => layOut(pass, place, counted, low, high));
  const end = (high - low) * vectorBytes;
  const counterAt = (place: number): number => (counters[place]?.at ?? NaN) + low * vectorBytes;
  const blockOf = (sessions: number): number => -placeInBlock(pass.ordinal + low, sessions) * vectorBytes;
  const views = [...lanes.map((lane) => lane.closes), ...lanes.map((lane) => lane.own)];
  functions.moves(...views, closes, own, counterAt(0), counterAt(1), end);
  averages.forEach(({ sessions, tail, scratch }, window) => {
    scratch.fill(NaN, 0, 2 * sessions);
    scratch.fill(0, 2 * sessions);
    const share = (1 + meanTie) / sessions;
    functions.above(closes, own, counterAt(4 + window), tail, end, sessions * vectorBytes, blockOf(sessions), share);
  });
  const { sessions } = highs;
  functions.extremes(
    ...[closes, own, counterAt(2), counterAt(3), highs.tail, lows.tail],
    ...[end, sessions * vectorBytes, blockOf(sessions), sessions],
  );
}

/** Turns steps and what the kernel counted into counts. Until then `unchanged` are all who have both closes. */
export function finishPass({ whole, counts, counters, length }: BreadthPass): BreadthCounts {
  const { members, withClose, unchanged, advances, declines, eligibleHigh, eligible } = counts;
  for (const steps of [members, withClose, unchanged, eligibleHigh, ...eligible]) sumSteps(steps, 0, length);
  for (const { view, column } of counters) for (let t = 0; t < length; t += 1) column[t] = (view[4 * t] ?? 0) + (view[4 * t + 2] ?? 0);
  for (let t = 0; t < length; t += 1) unchanged[t] = (unchanged[t] ?? 0) - (advances[t] ?? 0) - (declines[t] ?? 0);
  return whole;
}
