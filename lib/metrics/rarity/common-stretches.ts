/** Consecutive sessions that all have a close; indexes, both ends included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * The stretches of sessions on which every series has a close, up to and with `index`, ascending.
 *
 * **Shape** series of one length. **Units** indexes. **Window** reads nothing after `index`.
 * **Missing** NaN in any of them ends a stretch (G7, G8). **Source** definitions.md 0.
 * @example commonStretches([Float64Array.of(1, NaN, 2, 3)], 3) // 0 to 0, 2 to 3
 */
export function commonStretches(series: readonly Float64Array[], index: number): Stretch[] {
  const stretches: Stretch[] = [];
  let first = -1;
  for (let t = 0; t <= index; t += 1) {
    let complete = series.length > 0;
    for (const closes of series) if (Number.isNaN(closes[t] ?? NaN)) complete = false;
    if (complete && first < 0) first = t;
    if (complete || first < 0) continue;
    stretches.push({ first, last: t - 1 });
    first = -1;
  }
  if (first >= 0) stretches.push({ first, last: index });
  return stretches;
}
