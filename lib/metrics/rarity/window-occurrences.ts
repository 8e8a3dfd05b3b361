import { commonStretches, type Stretch } from './common-stretches';
import { rarityOf, type Occurrences } from './occurrences';

/** What the windows are read from. */
export interface WindowLegs {
  readonly a: Float64Array;
  /** The other leg of a difference of returns; for a plain return a series of ones, whose return is 0. */
  readonly b: Float64Array;
  /** 1 over each close of `a` and of `b`: made once for all windows, they sort out nearly every one without a division. */
  readonly inverseA: Float64Array;
  readonly inverseB: Float64Array;
  /** Sessions on which both have a close (`commonStretches`); the last one ends at the session that is judged. */
  readonly stretches: readonly Stretch[];
}

/**
 * The legs of a difference of returns, or of a plain return where `b` is null, up to the session at `index`.
 * **Shape** one or two series of one length. **Missing** as `commonStretches`.
 */
export function readWindowLegs(a: Float64Array, b: Float64Array | null, index: number): WindowLegs {
  const stretches = commonStretches(b === null ? [a] : [a, b], index);
  if (b === null) {
    const ones = new Float64Array(a.length).fill(1);
    return { a, b: ones, inverseA: invert(a), inverseB: ones, stretches };
  }
  return { a, b, inverseA: invert(a), inverseB: invert(b), stretches };
}

function invert(values: Float64Array): Float64Array {
  const inverses = new Float64Array(values.length);
  for (let t = 0; t < values.length; t += 1) inverses[t] = 1 / (values[t] ?? NaN);
  return inverses;
}

/** Far more than products with inverses can differ from quotients, far less than returns that matter. */
const slack = 1e-9;

/**
 * Occurrences of N-session differences of returns (`pp`) as extreme as the one at the end of the last stretch: among gains where
 * it is above zero, among falls where it is below. Null where there is none, it is zero, or it is more common than `mostShare`.
 *
 * **Shape** two series of one length. **Units** levels in, fractions out, each computed as `sessionReturn` and `relativeReturn` do,
 * so that equal values stay equal. **Window** N sessions, trailing; everything to date; reads nothing later.
 * **Missing** a window that spans a gap is not counted (G8). **Ties/edges** an equal value is as extreme; windows that share a
 * session's move are one occurrence. **Source** definitions.md 2. Cost O(n) without an array, less where it stops early.
 *
 * @example windowOccurrences(readWindowLegs(Float64Array.of(100, 110, 99, 108.9), null, 3), 1, Infinity) // rank 2, count 2
 */
export function windowOccurrences({ a, b, inverseA, inverseB, stretches }: WindowLegs, sessions: number, mostShare: number): Occurrences | null {
  const index = stretches.at(-1)?.last ?? -1;
  if (index - (stretches.at(-1)?.first ?? index) < sessions) return null;
  const value = (a[index] ?? NaN) / (a[index - sessions] ?? NaN) - 1 - ((b[index] ?? NaN) / (b[index - sessions] ?? NaN) - 1);
  let history = 0;
  for (const { first, last } of stretches) history += Math.max(last - first + 1 - sessions, 0);
  if (value === 0 || rarityOf({ count: 1, history }, sessions) > mostShare) return null;
  const sign = value < 0 ? -1 : 1;
  const size = sign * value;
  const most = (mostShare * history) / sessions;
  let rank = 1;
  let count = 1;
  let counted = index;
  let lastBefore = -1;
  for (let place = stretches.length - 1; place >= 0; place -= 1) {
    const { first, last } = stretches[place] ?? { first: 0, last: -1 };
    for (let s = Math.min(last, index - 1); s >= first + sessions; s -= 1) {
      const start = s - sessions;
      const roughA = (a[s] ?? NaN) * (inverseA[start] ?? NaN);
      const roughB = (b[s] ?? NaN) * (inverseB[start] ?? NaN);
      if (sign * (roughA - roughB) < size - slack * (roughA + roughB)) continue;
      const other = sign * ((a[s] ?? NaN) / (a[start] ?? NaN) - 1 - ((b[s] ?? NaN) / (b[start] ?? NaN) - 1));
      if (!(other >= size)) continue;
      if (lastBefore < 0) lastBefore = s;
      if (other > size) rank += 1;
      if (counted - s < sessions) continue;
      counted = s;
      count += 1;
      if (count > most) return null;
    }
  }
  return { value, rank, count, last: lastBefore, history };
}
