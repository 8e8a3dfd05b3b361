import type { StoredWeights } from '@/lib/metrics';

/** Those of the first `length` positions. A view, not a copy. */
export function cutWeights({ positions, values }: StoredWeights, length: number): StoredWeights {
  const end = positions.findIndex((position) => position >= length);
  return end < 0 ? { positions, values } : { positions: positions.subarray(0, end), values: values.subarray(0, end) };
}
