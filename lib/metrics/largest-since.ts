import { comparable } from './comparable';

/**
 * Index of the last earlier value that is at least as large, -1 where there is none.
 *
 * **Shape** one series in, indexes of the same length out. **Units** session indexes. **Window** everything before; reads nothing later.
 * **Missing** NaN answers -1 and is never an answer. **Ties/edges** a value equal to 12 significant digits (`comparable`) counts (`>=`).
 * **Source** DEFINITIONS, `outperformance`. Cost O(n): a stack of falling values.
 *
 * @example largestSince(Float64Array.of(5, 3, 4, 5)) // -1, 0, 0, 0
 */
export function largestSince(values: Float64Array): Int32Array {
  const since = new Int32Array(values.length).fill(-1);
  const stack = new Int32Array(values.length);
  const sizes = new Float64Array(values.length);
  let size = 0;
  for (let t = 0; t < values.length; t += 1) {
    const value = comparable(values[t] ?? NaN);
    if (Number.isNaN(value)) continue;
    while (size > 0 && (sizes[size - 1] ?? NaN) < value) size -= 1;
    if (size > 0) since[t] = stack[size - 1] ?? -1;
    stack[size] = t;
    sizes[size] = value;
    size += 1;
  }
  return since;
}
