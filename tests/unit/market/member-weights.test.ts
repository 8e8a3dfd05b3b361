import { describe, expect, it } from 'vitest';
import { cutWeights } from '@/lib/market/universe/member-weights';

const weights = { positions: Int32Array.of(1, 4, 5), values: Float64Array.of(0.1, 0.4, 0.5) };

describe('weights of a member', () => {
  it('are forgotten by a cut', () => {
    const cut = cutWeights(weights, 5);
    expect([...cut.positions]).toEqual([1, 4]);
    expect([...cut.values]).toEqual([0.1, 0.4]);
    expect(cutWeights(weights, 6).positions).toHaveLength(3);
    expect(cutWeights(weights, 1).positions).toHaveLength(0);
  });
});
