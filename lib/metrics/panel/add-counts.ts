import type { BreadthCounts } from './breadth-types';

const names = ['members', 'withClose', 'advances', 'declines', 'unchanged', 'newHighs', 'newLows', 'eligibleHigh'] as const;

function addColumn(total: Int32Array, part: Int32Array | undefined): void {
  for (let t = 0; t < total.length; t += 1) total[t] = (total[t] ?? 0) + (part?.[t] ?? 0);
}

/** Counts of some instruments with those of others on top, of the same sessions and windows; `total` is written over. **Shape** `total`. **Units** members. */
export function addCounts(total: BreadthCounts, part: BreadthCounts): BreadthCounts {
  for (const name of names) addColumn(total[name], part[name]);
  total.above.forEach((column, k) => addColumn(column, part.above[k]));
  total.eligible.forEach((column, k) => addColumn(column, part.eligible[k]));
  return total;
}
