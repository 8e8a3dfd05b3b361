import { describe, expect, it } from 'vitest';
import { cutWeights, spreadWeights } from '@/lib/market/universe/member-weights';

const weights = { positions: Int32Array.of(1, 4, 5), values: Float64Array.of(0.1, 0.4, 0.5) };

describe('weights of a member', () => {
  it('stand on the sessions that they are stored for, and on no other', () => {
    expect([...spreadWeights(weights, 7)]).toEqual([NaN, 0.1, NaN, NaN, 0.4, 0.5, NaN]);
    expect([...spreadWeights({ positions: new Int32Array(0), values: new Float64Array(0) }, 2)]).toEqual([NaN, NaN]);
  });

  it('are forgotten by a cut, also where sessions are added after it', () => {
    const cut = cutWeights(weights, 5);
    expect([...spreadWeights(cut, 6)]).toEqual([NaN, 0.1, NaN, NaN, 0.4, NaN]);
    expect(cutWeights(weights, 6).positions).toHaveLength(3);
    expect(cutWeights(weights, 1).positions).toHaveLength(0);
  });
});
