import { meetsThreshold, type MoveDirection } from '../meets-threshold';
import { rarityOf, type Occurrences } from './occurrences';

export interface RunQuestion {
  readonly direction: MoveDirection;
  /** Smallest move that continues the run, a fraction; 0 counts every move in the direction. */
  readonly theta: number;
  /** Stop as soon as such runs are more common than this share; Infinity never stops. */
  readonly mostShare: number;
}

/**
 * The run of qualifying moves that ends at `index` (`value`, its sessions) and the whole runs in history that grew as long.
 * Null where no run of two sessions ends there, or as soon as they are more common than `mostShare`.
 *
 * **Shape** daily moves (returns, or differences of returns) and an index. **Units** fractions. **Window** everything to date; reads nothing later.
 * **Missing** NaN ends a run (G8). **Ties/edges** as `meetsThreshold`, an unchanged close does not count. `rank` is 1 plus the longer runs;
 * `last` is the last session of the run before that grew as long. **Source** DEFINITIONS, `facts`. Cost O(n), less where it stops early.
 *
 * @example runOccurrences(Float64Array.of(0.01, 0.01, -0.01, 0.01, 0.01), 4, { direction: 'up', theta: 0, mostShare: Infinity }) // value 2, count 2, last 1
 */
export function runOccurrences(moves: Float64Array, index: number, { direction, theta, mostShare }: RunQuestion): Occurrences | null {
  const qualifies = (s: number): boolean => meetsThreshold(moves[s] ?? NaN, direction, theta, false);
  let start = index;
  while (start >= 0 && qualifies(start)) start -= 1;
  const length = index - start;
  if (length < 2) return null;
  let history = 0;
  for (let s = 0; s <= index; s += 1) if (!Number.isNaN(moves[s] ?? NaN)) history += 1;
  let rank = 1;
  let count = 1;
  let last = -1;
  for (let s = start; s >= 0 && rarityOf({ count, history }, length) <= mostShare; s -= 1) {
    if (!qualifies(s)) continue;
    const end = s;
    while (s >= 0 && qualifies(s)) s -= 1;
    if (end - s < length) continue;
    if (last < 0) last = end;
    if (end - s > length) rank += 1;
    count += 1;
  }
  return rarityOf({ count, history }, length) > mostShare ? null : { value: length, rank, count, last, history };
}
