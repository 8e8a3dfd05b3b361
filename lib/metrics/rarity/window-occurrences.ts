import { comparable } from '../comparable';
import { rarityOf, type Occurrences } from './occurrences';

/** One series that windows are read from, made once for all of them and for every series that it is set against. */
export interface WindowLeg {
  readonly closes: Float64Array;
  /** 1 over each close: they sort out nearly every window without a division. */
  readonly inverses: Float64Array;
}

/** A series as a leg of windows. **Shape** as the closes. */
export function readWindowLeg(closes: Float64Array): WindowLeg {
  const inverses = new Float64Array(closes.length);
  for (let t = 0; t < closes.length; t += 1) inverses[t] = 1 / (closes[t] ?? NaN);
  return { closes, inverses };
}

/** The leg of a plain return: ones, of so many sessions. */
export function readFlatLeg(length: number): WindowLeg {
  const ones = new Float64Array(length).fill(1);
  return { closes: ones, inverses: ones };
}

/** What the windows are read from. */
export interface WindowLegs {
  readonly a: WindowLeg;
  /** The other leg of a difference of returns; for a plain return a series of ones, whose return is 0. */
  readonly b: WindowLeg;
  /** The first session on which both have a close, -1 where there is none, and the one that is judged. */
  readonly first: number;
  readonly index: number;
  /** Sessions between them without a close of one of the two, ascending. */
  readonly gaps: readonly number[];
}

/** The legs of a difference of returns up to the session at `index`. **Shape** two legs of one length. */
export function joinWindowLegs(a: WindowLeg, b: WindowLeg, index: number): WindowLegs {
  let first = -1;
  const gaps: number[] = [];
  for (let t = 0; t <= index; t += 1) {
    const isMissing = Number.isNaN((a.closes[t] ?? NaN) + (b.closes[t] ?? NaN));
    if (first < 0 && !isMissing) first = t;
    else if (first >= 0 && isMissing) gaps.push(t);
  }
  return { a, b, first, index, gaps };
}

/** Windows of the history that have both ends: all that fit, less those that begin or end in a gap. */
function countWindows({ first, index, gaps }: WindowLegs, sessions: number): number {
  if (first < 0) return 0;
  // Nearly all series have no gap, and there are hundreds of windows.
  if (gaps.length === 0) return Math.max(index - first + 1 - sessions, 0);
  const missing = new Set<number>();
  for (const gap of gaps) {
    if (gap >= first + sessions) missing.add(gap);
    if (gap + sessions <= index) missing.add(gap + sessions);
  }
  return Math.max(index - first + 1 - sessions - missing.size, 0);
}

/** Far more than products with inverses can differ from quotients, far less than returns that matter. */
const slack = 1e-9;

/** What a window is compared with: the size of the one that is judged, and the side of zero that it lies on. */
interface Judged {
  readonly sessions: number;
  readonly sign: 1 | -1;
  readonly size: number;
}

/** Whether the window that ends at `s` is as extreme as the one that is judged (1), more so (2), or neither (0, as one with a gap at an end). */
function compareWindow({ a, b }: WindowLegs, { sessions, sign, size }: Judged, s: number): 0 | 1 | 2 {
  const start = s - sessions;
  const roughA = (a.closes[s] ?? NaN) * (a.inverses[start] ?? NaN);
  const roughB = (b.closes[s] ?? NaN) * (b.inverses[start] ?? NaN);
  const rough = sign * (roughA - roughB);
  const room = slack * (roughA + roughB);
  if (!(rough >= size - room)) return 0;
  if (rough > size + room) return 2;
  const returnA = (a.closes[s] ?? NaN) / (a.closes[start] ?? NaN) - 1;
  const other = comparable(sign * (returnA - ((b.closes[s] ?? NaN) / (b.closes[start] ?? NaN) - 1)));
  return other > size ? 2 : other === size ? 1 : 0;
}

/** Occurrences that do not overlap, counted back from the session that is judged; null as soon as there are more than `most`. */
function countApart(legs: WindowLegs, judged: Judged, most: number): number | null {
  let count = 1;
  // Between one and the next at least a window lies: what is inside of it need not be looked at.
  let s = legs.index - judged.sessions;
  while (s >= legs.first + judged.sessions) {
    if (compareWindow(legs, judged, s) === 0) {
      s -= 1;
      continue;
    }
    count += 1;
    if (count > most) return null;
    s -= judged.sessions;
  }
  return count;
}

/**
 * Occurrences of N-session differences of returns (`pp`) as extreme as the one at the session that is judged: among gains where
 * it is above zero, among falls where it is below. Null where there is none, it is zero, or it is more common than `mostShare`.
 *
 * **Shape** two series of one length. **Units** levels in, fractions out, each computed as `sessionReturn` and `relativeReturn` do,
 * so that equal values stay equal, and compared to 12 significant digits (`comparable`). **Window** N sessions, trailing; everything to date; reads nothing later.
 * **Missing** a window without a close of either at either end is not counted (G7, G8). **Ties/edges** an equal value is as extreme;
 * windows that share a session's move are one occurrence. **Source** DEFINITIONS, `facts`. Cost O(n) without an array, less where it stops early.
 *
 * @example windowOccurrences(joinWindowLegs(readWindowLeg(Float64Array.of(100, 110, 99, 108.9)), readFlatLeg(4), 3), 1, Infinity) // rank 2, count 2
 */
export function windowOccurrences(legs: WindowLegs, sessions: number, mostShare: number): Occurrences | null {
  const { a, b, first, index } = legs;
  const returnOf = ({ closes }: WindowLeg): number => (closes[index] ?? NaN) / (closes[index - sessions] ?? NaN) - 1;
  const value = returnOf(a) - returnOf(b);
  if (Number.isNaN(value) || value === 0) return null;
  const history = countWindows(legs, sessions);
  if (rarityOf({ count: 1, history }, sessions) > mostShare) return null;
  const sign = value < 0 ? -1 : 1;
  const judged = { sessions, sign, size: comparable(sign * value) } as const;
  // Nearly all windows are too common: the rank is taken of the others alone.
  const count = countApart(legs, judged, (mostShare * history) / sessions);
  if (count === null) return null;
  let rank = 1;
  let last = -1;
  for (let s = index - 1; s >= first + sessions; s -= 1) {
    const order = compareWindow(legs, judged, s);
    if (order === 0) continue;
    if (last < 0) last = s;
    if (order === 2) rank += 1;
  }
  return { value, rank, count, last, history };
}
