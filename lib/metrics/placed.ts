/** A series that is kept from its first value to its last: at every position before and after it is missing. */
export interface Placed {
  /** Position of the first value. */
  readonly start: number;
  /** One a position; NaN where one is missing between them. */
  readonly values: Float64Array;
}

const isValue = (value: number): boolean => !Number.isNaN(value);

/** What is kept of a series that begins at position 0: a copy, from its first value to its last. */
export function packValues(series: Float64Array): Placed {
  const start = Math.max(series.findIndex(isValue), 0);
  return { start, values: series.slice(start, series.findLastIndex(isValue) + 1) };
}

/** The same series in one piece of memory, which goes as one: hundreds of pieces that live long leave holes among others that do not. */
export function packTogether(all: readonly Placed[]): Placed[] {
  const values = new Float64Array(all.reduce((sum, series) => sum + series.values.length, 0));
  let taken = 0;
  return all.map(({ start, values: own }) => {
    values.set(own, taken);
    return { start, values: values.subarray(taken, (taken += own.length)) };
  });
}

/** Those of the first `length` positions. A view, not a copy. */
export function cutValues({ start, values }: Placed, length: number): Placed {
  return { start, values: values.subarray(0, Math.max(0, length - start)) };
}

/**
 * Over the first positions, as many as `into` has, which is written over and handed back; NaN where there is no value. Who reads many
 * series one after another lays them out in one array.
 */
export function spreadValues(series: Placed, into: Float64Array): Float64Array {
  const { start, values } = cutValues(series, into.length);
  into.fill(NaN);
  if (values.length > 0) into.set(values, start);
  return into;
}

/** The value at a position; NaN where there is none. */
export function valueAt({ start, values }: Placed, at: number): number {
  // What is read beyond the ends of an array is slow.
  return at >= start && at < start + values.length ? (values[at - start] ?? NaN) : NaN;
}
