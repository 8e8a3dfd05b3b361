import { comparable, comparableRoom } from '../comparable';

/** How often a measure was as extreme as it is at one session, in the history up to it. */
export interface Occurrences {
  /** The value at the session; the length of a run. */
  readonly value: number;
  /** 1 is the most extreme; equal values share the best rank. */
  readonly rank: number;
  /** Occurrences that do not overlap, its own included: at least `stretch` sessions apart, counted back from it. */
  readonly count: number;
  /** Index of the last earlier session that was at least as extreme; -1 where there is none. */
  readonly last: number;
  /** Sessions of history that have a value, its own included. */
  readonly history: number;
}

export interface OccurrenceOptions {
  /** Sessions that one occurrence lasts: what lies closer together is one. */
  readonly stretch: number;
  /** Stop as soon as the share (`rarityOf`) is larger than this; Infinity never stops. */
  readonly mostShare: number;
  /** Sessions of history, where they are not the values themselves (a value at records only). */
  readonly history?: number;
}

/**
 * Share of the history's stretches, laid end to end, in which something as extreme happened: `count * stretch / history`.
 * **Units** sessions in, fraction out (above 1 where the history is shorter than one stretch). **Source** DEFINITIONS, `facts` (one per episode).
 * @example rarityOf({ count: 5, history: 11_448 }, 5) // 0.0022
 */
export function rarityOf({ count, history }: Pick<Occurrences, 'count' | 'history'>, stretch: number): number {
  return (count * stretch) / history;
}

/**
 * The same share, or one stretch in those since something as extreme last happened where that is rarer: a turbulent past does not make
 * common what has not been seen for decades, and one instrument's long history is no reason to pass it over for another's short one.
 * **Units** sessions in, fraction out. **Window** the history up to `index`, the session that is judged. **Ties/edges** within one stretch of the
 * last it is the same episode, so the whole history counts. **Source** DEFINITIONS, `facts`.
 * @example rarestShareOf({ count: 6, history: 20_285, last: 2_900 }, 1, 20_284) // 1 / 17,384
 */
export function rarestShareOf(found: Pick<Occurrences, 'count' | 'history' | 'last'>, stretch: number, index: number): number {
  const share = rarityOf(found, stretch);
  const wait = index - found.last;
  return found.last < 0 || wait < stretch ? share : Math.min(share, stretch / wait);
}

function countValues(values: Float64Array, index: number): number {
  let count = 0;
  for (let t = 0; t <= index; t += 1) if (!Number.isNaN(values[t] ?? NaN)) count += 1;
  return count;
}

/**
 * Occurrences of values as extreme as the one at `index`, from it back to the first; null where it is missing or as soon
 * as they are more common than `mostShare`.
 *
 * **Shape** one series and an index. **Units** as the input. **Window** everything to date (G3); reads nothing later.
 * **Missing** NaN is not counted. **Ties/edges** a value equal to 12 significant digits (`comparable`) is as extreme. `kind` says which end is extreme.
 * **Source** DEFINITIONS, `facts`. Cost O(n), less where it stops early.
 *
 * @example countOccurrences(Float64Array.of(9, 1, 8, 8), 3, 'largest', { stretch: 2, mostShare: Infinity }) // rank 2, count 2, last 2
 */
export function countOccurrences(
  values: Float64Array,
  index: number,
  kind: 'largest' | 'smallest',
  { stretch, mostShare, history: given }: OccurrenceOptions,
): Occurrences | null {
  const value = values[index] ?? NaN;
  if (Number.isNaN(value)) return null;
  const history = given ?? countValues(values, index);
  const sign = kind === 'largest' ? 1 : -1;
  const own = comparable(sign * value);
  const least = own - Math.abs(own) * comparableRoom;
  let rank = 1;
  let count = 1;
  let counted = index;
  let last = -1;
  if (stretch > mostShare * history) return null;
  for (let s = index - 1; s >= 0; s -= 1) {
    const rough = sign * (values[s] ?? NaN);
    if (!(rough >= least)) continue;
    const other = comparable(rough);
    if (!(other >= own)) continue;
    if (last < 0) last = s;
    if (other > own) rank += 1;
    if (counted - s < stretch) continue;
    counted = s;
    count += 1;
    if (count * stretch > mostShare * history) return null;
  }
  return { value, rank, count, last, history };
}
