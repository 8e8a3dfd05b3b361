import { meanTie } from '../is-above-mean';
import { openKernel } from '../kernel/open-kernel';
import { breadthSource, type BreadthFunctions } from './breadth-kernel';
import type { BreadthCounts, BreadthInput, BreadthOptions } from './breadth-types';
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

/** What the kernel counts: where in memory it lies, that as halves of a number per instrument, and the counts that it becomes. */
interface Counter {
  readonly at: number;
  readonly view: Int32Array;
  readonly column: Int32Array;
}

/** An instrument to be counted: its closes and its spells inside of the sessions counted, both from the first session that is read on. */
export interface Counted {
  readonly closes: Float64Array;
  readonly spans: Int32Array;
}

/** What one pass over the instruments of a universe writes to, laid out once. Sessions are told from the first that is read on. */
export interface BreadthPass {
  readonly functions: BreadthFunctions;
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
  readonly advances: Counter;
  readonly declines: Counter;
  readonly newHighs: Counter;
  readonly newLows: Counter;
  /** One for each of `averages`. */
  readonly above: readonly Counter[];
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
  const placeCounter = (column: Int32Array) => ({ at: take(length), column });
  const [advances, declines] = [placeCounter(counts.advances), placeCounter(counts.declines)];
  const [newHighs, newLows] = [placeCounter(counts.newHighs), placeCounter(counts.newLows)];
  const above = counts.above.map(placeCounter);
  const placeWindow = (sessions: number) => ({ sessions, tail: take(sessions + 1) });
  const averages = averageSessions.map(placeWindow);
  const [highs, lows] = [placeWindow(highSessions), placeWindow(highSessions)];
  const { functions, memory } = openKernel<BreadthFunctions>(breadthSource, taken);
  const numbers = (at: number, count: number): Float64Array => new Float64Array(memory.buffer, at, count);
  const openCounter = (placed: Omit<Counter, 'view'>): Counter => ({
    ...placed,
    view: new Int32Array(memory.buffer, placed.at, 4 * length).fill(0),
  });
  const openWindow = (placed: Omit<Window, 'scratch'>, filled: number): Window => ({
    ...placed,
    scratch: numbers(placed.tail, 2 * placed.sessions + 2).fill(filled),
  });
  return {
    functions,
    ordinal: firstOrdinal + readFrom,
    length,
    whole,
    counts,
    lanes: places.map((lane) => ({ ...lane, allView: numbers(lane.closes, length), ownView: numbers(lane.own, length) })),
    closes,
    own,
    advances: openCounter(advances),
    declines: openCounter(declines),
    newHighs: openCounter(newHighs),
    newLows: openCounter(newLows),
    above: above.map(openCounter),
    averages: averages.map((placed) => openWindow(placed, NaN)),
    highs: openWindow(highs, -Infinity),
    lows: openWindow(lows, Infinity),
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
  const { functions, lanes, closes, own, averages, highs, lows } = pass;
  pair.forEach((counted, place) => layOut(pass, place, counted, low, high));
  const end = (high - low) * vectorBytes;
  const placeOf = ({ at }: Counter): number => at + low * vectorBytes;
  const blockOf = (sessions: number): number => -placeInBlock(pass.ordinal + low, sessions) * vectorBytes;
  const views = [...lanes.map((lane) => lane.closes), ...lanes.map((lane) => lane.own)];
  functions.moves(...views, closes, own, placeOf(pass.advances), placeOf(pass.declines), end);
  averages.forEach(({ sessions, tail, scratch }, window) => {
    const counter = pass.above[window];
    if (counter === undefined) return;
    scratch.fill(NaN, 0, 2 * sessions);
    scratch.fill(0, 2 * sessions);
    const share = (1 + meanTie) / sessions;
    functions.above(closes, own, placeOf(counter), tail, end, sessions * vectorBytes, blockOf(sessions), share);
  });
  const { sessions } = highs;
  functions.extremes(
    ...[closes, own, placeOf(pass.newHighs), placeOf(pass.newLows), highs.tail, lows.tail],
    ...[end, sessions * vectorBytes, blockOf(sessions), sessions],
  );
}

/** Turns steps and what the kernel counted into counts. Until then `unchanged` are all who have both closes. */
export function finishPass(pass: BreadthPass): BreadthCounts {
  const { whole, counts, length } = pass;
  const { members, withClose, unchanged, advances, declines, eligibleHigh, eligible } = counts;
  for (const steps of [members, withClose, unchanged, eligibleHigh, ...eligible]) sumSteps(steps, 0, length);
  for (const { view, column } of [pass.advances, pass.declines, pass.newHighs, pass.newLows, ...pass.above])
    for (let t = 0; t < length; t += 1) column[t] = (view[4 * t] ?? 0) + (view[4 * t + 2] ?? 0);
  for (let t = 0; t < length; t += 1) unchanged[t] = (unchanged[t] ?? 0) - (advances[t] ?? 0) - (declines[t] ?? 0);
  return whole;
}
