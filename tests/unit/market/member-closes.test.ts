import { describe, expect, it } from 'vitest';
import { cutCloses, packCloses, spreadCloses } from '@/lib/market/universe/member-closes';

const closes = Float64Array.of(NaN, NaN, 3, NaN, 5, NaN);

describe('closes of a member', () => {
  it('are kept from the first to the last, and stand where they stood', () => {
    const packed = packCloses(closes);
    expect(packed.start).toBe(2);
    expect([...packed.values]).toEqual([3, NaN, 5]);
    expect([...spreadCloses(packed, 6)]).toEqual([...closes]);
    expect([...spreadCloses(packed, 8)]).toEqual([...closes, NaN, NaN]);
  });

  it('are a copy: the array that they were read into can be let go', () => {
    expect(packCloses(closes).values.buffer.byteLength).toBe(3 * 8);
  });

  it('are forgotten by a cut, also where sessions are added after it', () => {
    const packed = packCloses(closes);
    expect([...spreadCloses(cutCloses(packed, 4), 5)]).toEqual([NaN, NaN, 3, NaN, NaN]);
    expect([...spreadCloses(cutCloses(packed, 1), 3)]).toEqual([NaN, NaN, NaN]);
    expect([...spreadCloses(packed, 2)]).toEqual([NaN, NaN]);
  });

  it('are none where there are none', () => {
    const packed = packCloses(Float64Array.of(NaN, NaN));
    expect(packed.values).toHaveLength(0);
    expect([...spreadCloses(packed, 2)]).toEqual([NaN, NaN]);
  });
});
