import { comparableValues } from './comparable';
import { orderAscending } from './order-ascending';

/** Place of each value among all different ones, 1 for the largest; 0 for a missing one. And how many there are. */
function placeDescending(values: Float64Array): { readonly places: Uint32Array; readonly count: number } {
  const places = new Uint32Array(values.length);
  const order = orderAscending(values);
  let count = 0;
  let previous = NaN;
  for (let at = order.length - 1; at >= 0; at -= 1) {
    const t = order[at] ?? -1;
    const value = values[t] ?? NaN;
    if (value !== previous) count += 1;
    previous = value;
    places[t] = count;
  }
  return { places, count };
}

/**
 * Rank of each value among those up to and including it; 1 is the largest.
 *
 * **Shape** one series in, one of the same length out. **Units** ranks. **Window** everything to date; reads nothing later (G9).
 * **Missing** NaN has rank NaN and is not counted. **Ties/edges** values equal to 12 significant digits (`comparable`) share the best rank; the first value has rank 1.
 * **Source** G3. Cost O(n log n): a binary indexed tree over the places of the values counts those that came before and are larger.
 *
 * @example rankToDate(Float64Array.of(5, 7, 7, 6)) // 1, 1, 1, 3
 */
export function rankToDate(values: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length).fill(NaN);
  const { places, count } = placeDescending(comparableValues(values));
  // The node of a place counts the values to date at it and at as many places before it as its lowest bit says.
  const counts = new Uint32Array(count + 1);
  for (let t = 0; t < values.length; t += 1) {
    const place = places[t] ?? 0;
    if (place === 0) continue;
    let rank = 1;
    for (let node = place - 1; node > 0; node &= node - 1) rank += counts[node] ?? 0;
    for (let node = place; node <= count; node += node & -node) counts[node] = (counts[node] ?? 0) + 1;
    ranks[t] = rank;
  }
  return ranks;
}
