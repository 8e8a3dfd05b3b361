/** The weights of a member as they are stored: of few sessions, a month apart or once, so that it is listed of which. */
export interface MemberWeights {
  /** Positions of the panel, ascending. */
  readonly positions: Int32Array;
  /** Fractions, one a position. */
  readonly values: Float64Array;
}

/** Those of the first `length` positions. A view, not a copy. */
export function cutWeights({ positions, values }: MemberWeights, length: number): MemberWeights {
  const end = positions.findIndex((position) => position >= length);
  return end < 0 ? { positions, values } : { positions: positions.subarray(0, end), values: values.subarray(0, end) };
}

/** On each of the first `length` positions the weight that is stored for it; NaN where none is. */
export function spreadWeights({ positions, values }: MemberWeights, length: number): Float64Array {
  const spread = new Float64Array(length).fill(NaN);
  positions.forEach((position, row) => {
    if (position < length) spread[position] = values[row] ?? NaN;
  });
  return spread;
}
