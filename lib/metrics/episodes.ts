/**
 * Indexes of the most extreme values, one per episode: take the largest, drop everything within `withinSessions` sessions
 * of it, repeat. `withinSessions` 0 keeps every session of its own.
 *
 * **Shape** one series in, at most `count` indexes out, most extreme first. **Units** session indexes.
 * **Window** the whole series (events may read to its end, G9). **Missing** NaN is never chosen.
 * **Ties/edges** the earliest of equal values comes first. **Source** definitions.md 2. Cost O(count n).
 *
 * @throws RangeError when `withinSessions` or `count` is no whole number of at least 0.
 * @example episodes(Float64Array.of(1, 9, 8, 2, 7), 2, 1) // [1, 4]
 */
export function episodes(
  values: Float64Array,
  count: number,
  withinSessions: number,
  kind: 'largest' | 'smallest' = 'largest',
): number[] {
  if (!Number.isInteger(withinSessions) || withinSessions < 0 || !Number.isInteger(count) || count < 0) {
    throw new RangeError(`count and withinSessions are whole numbers of at least 0, not ${count} and ${withinSessions}`);
  }
  const sign = kind === 'largest' ? 1 : -1;
  const left = values.map((value) => sign * value);
  const chosen: number[] = [];
  while (chosen.length < count) {
    let best = -1;
    let most = NaN;
    for (let t = 0; t < left.length; t += 1) {
      const value = left[t] ?? NaN;
      if (value > most || (best < 0 && !Number.isNaN(value))) {
        best = t;
        most = value;
      }
    }
    if (best < 0) break;
    chosen.push(best);
    left.fill(NaN, Math.max(best - withinSessions, 0), best + withinSessions + 1);
  }
  return chosen;
}
