/** The closes of a member as they are kept: most are listed for a part of the sessions that a panel spans. */
export interface MemberCloses {
  /** Position of the panel that the first value is of. */
  readonly start: number;
  /** From the first close to the last, one a position; NaN where one is missing between them. */
  readonly values: Float64Array;
}

const isClose = (value: number): boolean => !Number.isNaN(value);

/** What is kept of closes that are aligned with a panel: a copy, from the first to the last of them. */
export function packCloses(closes: Float64Array): MemberCloses {
  const start = Math.max(closes.findIndex(isClose), 0);
  return { start, values: closes.slice(start, closes.findLastIndex(isClose) + 1) };
}

/** Those of the first `length` positions. A view, not a copy. */
export function cutCloses({ start, values }: MemberCloses, length: number): MemberCloses {
  return { start, values: values.subarray(0, Math.max(0, length - start)) };
}

/** Aligned with the first `length` positions; NaN where there is no close. */
export function spreadCloses(closes: MemberCloses, length: number): Float64Array {
  const spread = new Float64Array(length).fill(NaN);
  const { start, values } = cutCloses(closes, length);
  if (values.length > 0) spread.set(values, start);
  return spread;
}
