const digitBits = 11;
const digitCount = 2 ** digitBits;
const digitMask = digitCount - 1;

/** The bits of each value as two whole numbers that order as the values do, the upper half before the lower: of a negative value all are turned, of another the sign. */
function listSortableBits(values: Float64Array): { readonly upper: Uint32Array; readonly lower: Uint32Array } {
  const bits = new DataView(new ArrayBuffer(8));
  const upper = new Uint32Array(values.length);
  const lower = new Uint32Array(values.length);
  for (let t = 0; t < values.length; t += 1) {
    // Nothing added makes of -0, which has other bits, 0.
    bits.setFloat64(0, (values[t] ?? NaN) + 0);
    const turned = bits.getInt32(0) >> 31;
    upper[t] = bits.getInt32(0) ^ (turned | (1 << 31));
    lower[t] = bits.getInt32(4) ^ turned;
  }
  return { upper, lower };
}

function listPresent(values: Float64Array): Uint32Array {
  const present = new Uint32Array(values.length);
  let count = 0;
  for (let t = 0; t < values.length; t += 1) {
    if (Number.isNaN(values[t] ?? NaN)) continue;
    present[count] = t;
    count += 1;
  }
  return present.subarray(0, count);
}

/** Puts indexes in the order of one digit of their words, those with equal ones as they stood; false, and nothing done, where all are equal. */
function orderByDigit(words: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): boolean {
  const ends = new Uint32Array(digitCount + 1);
  for (let place = 0; place < from.length; place += 1) {
    const next = (((words[from[place] ?? -1] ?? 0) >>> shift) & digitMask) + 1;
    ends[next] = (ends[next] ?? 0) + 1;
  }
  if (ends.includes(from.length)) return false;
  for (let digit = 1; digit < digitCount; digit += 1) ends[digit] = (ends[digit] ?? 0) + (ends[digit - 1] ?? 0);
  for (let place = 0; place < from.length; place += 1) {
    const digit = ((words[from[place] ?? -1] ?? 0) >>> shift) & digitMask;
    const end = ends[digit] ?? 0;
    to[end] = from[place] ?? 0;
    ends[digit] = end + 1;
  }
  return true;
}

/**
 * Indexes of the values in their order, the smallest first.
 *
 * **Shape** one series in, as many indexes out as values are present. **Units** indexes. **Missing** NaN is left out.
 * **Ties/edges** equal values, as 0 and -0 are, stay in the order of their indexes. **Source** LSD radix sort on the bits of a double: nothing is compared,
 * for a branch that is as often taken as not is what a sort of random values spends its time on. Cost O(n).
 *
 * @example orderAscending(Float64Array.of(3, NaN, -1, 2)) // 2, 3, 0
 */
export function orderAscending(values: Float64Array): Uint32Array {
  const { upper, lower } = listSortableBits(values);
  let order: Uint32Array = listPresent(values);
  let spare: Uint32Array = new Uint32Array(order.length);
  for (const words of [lower, upper]) {
    for (let shift = 0; shift < 32; shift += digitBits) {
      if (orderByDigit(words, shift, order, spare)) [order, spare] = [spare, order];
    }
  }
  return order;
}
