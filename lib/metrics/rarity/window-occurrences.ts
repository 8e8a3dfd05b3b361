import { comparable } from '../comparable';
import { rarityOf, type Occurrences } from './occurrences';

/** What the windows are read from. */
export interface WindowLegs {
  readonly a: Float64Array;
  /** The other leg of a difference of returns; for a plain return a series of ones, whose return is 0. */
  readonly b: Float64Array;
  /** 1 over each close of `a` and of `b`: made once for all windows, they sort out nearly every one without a division. */
  readonly inverseA: Float64Array;
  readonly inverseB: Float64Array;
  /** The first session on which both have a close, -1 where there is none, and the one that is judged. */
  readonly first: number;
  readonly index: number;
  /** Sessions between them without a close of one of the two, ascending. */
  readonly gaps: readonly number[];
}

/**
 * The legs of a difference of returns, or of a plain return where `b` is null, up to the session at `index`.
 * **Shape** one or two series of one length.
 */
export function readWindowLegs(a: Float64Array, b: Float64Array | null, index: number): WindowLegs {
  const other = b ?? new Float64Array(a.length).fill(1);
  let first = -1;
  const gaps: number[] = [];
  for (let t = 0; t <= index; t += 1) {
    const isMissing = Number.isNaN((a[t] ?? NaN) + (other[t] ?? NaN));
    if (first < 0 && !isMissing) first = t;
    else if (first >= 0 && isMissing) gaps.push(t);
  }
  return { a, b: other, inverseA: invert(a), inverseB: b === null ? other : invert(other), first, index, gaps };
}

/** Windows of the history that have both ends: all that fit, less those that begin or end in a gap. */
function countWindows({ first, index, gaps }: WindowLegs, sessions: number): number {
  if (first < 0) return 0;
  const missing = new Set<number>();
  for (const gap of gaps) {
    if (gap >= first + sessions) missing.add(gap);
    if (gap + sessions <= index) missing.add(gap + sessions);
  }
  return Math.max(index - first + 1 - sessions - missing.size, 0);
}

function invert(values: Float64Array): Float64Array {
  const inverses = new Float64Array(values.length);
  for (let t = 0; t < values.length; t += 1) inverses[t] = 1 / (values[t] ?? NaN);
  return inverses;
}

/** Far more than products with inverses can differ from quotients, far less than returns that matter. */
const slack = 1e-9;

/**
 * Occurrences of N-session differences of returns (`pp`) as extreme as the one at the session that is judged: among gains where
 * it is above zero, among falls where it is below. Null where there is none, it is zero, or it is more common than `mostShare`.
 *
 * **Shape** two series of one length. **Units** levels in, fractions out, each computed as `sessionReturn` and `relativeReturn` do,
 * so that equal values stay equal, and compared to 12 significant digits (`comparable`). **Window** N sessions, trailing; everything to date; reads nothing later.
 * **Missing** a window without a close of either at either end is not counted (G7, G8). **Ties/edges** an equal value is as extreme;
 * windows that share a session's move are one occurrence. **Source** DEFINITIONS, `facts`. Cost O(n) without an array, less where it stops early.
 *
 * @example windowOccurrences(readWindowLegs(Float64Array.of(100, 110, 99, 108.9), null, 3), 1, Infinity) // rank 2, count 2
 */
export function windowOccurrences(legs: WindowLegs, sessions: number, mostShare: number): Occurrences | null {
  const { a, b, inverseA, inverseB, first, index } = legs;
  const value = (a[index] ?? NaN) / (a[index - sessions] ?? NaN) - 1 - ((b[index] ?? NaN) / (b[index - sessions] ?? NaN) - 1);
  if (Number.isNaN(value) || value === 0) return null;
  const history = countWindows(legs, sessions);
  if (rarityOf({ count: 1, history }, sessions) > mostShare) return null;
  const sign = value < 0 ? -1 : 1;
  const size = comparable(sign * value);
  const most = (mostShare * history) / sessions;
  let rank = 1;
  let count = 1;
  let counted = index;
  let last = -1;
  for (let s = index - 1; s >= first + sessions; s -= 1) {
    const start = s - sessions;
    const roughA = (a[s] ?? NaN) * (inverseA[start] ?? NaN);
    const roughB = (b[s] ?? NaN) * (inverseB[start] ?? NaN);
    if (sign * (roughA - roughB) < size - slack * (roughA + roughB)) continue;
    const other = comparable(sign * ((a[s] ?? NaN) / (a[start] ?? NaN) - 1 - ((b[s] ?? NaN) / (b[start] ?? NaN) - 1)));
    // False for NaN: a window with a gap at an end is none.
    if (!(other >= size)) continue;
    if (last < 0) last = s;
    if (other > size) rank += 1;
    if (counted - s < sessions) continue;
    counted = s;
    count += 1;
    if (count > most) return null;
  }
  return { value, rank, count, last, history };
}
