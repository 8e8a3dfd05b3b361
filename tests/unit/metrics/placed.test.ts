import { describe, expect, it } from 'vitest';
import { cutValues, packTogether, packValues, spreadValues, valueAt } from '@/lib/metrics';

const closes = Float64Array.of(NaN, NaN, 3, NaN, 5, NaN);
// What was laid out before leaves nothing behind.
const spread = (series: ReturnType<typeof packValues>, length: number) => [...spreadValues(series, new Float64Array(length).fill(7))];

describe('a series that is kept from its first value to its last', () => {
  it('stands where it stood', () => {
    const packed = packValues(closes);
    expect(packed.start).toBe(2);
    expect([...packed.values]).toEqual([3, NaN, 5]);
    expect(spread(packed, 6)).toEqual([...closes]);
    expect(spread(packed, 8)).toEqual([...closes, NaN, NaN]);
    expect([-1, 0, 1, 2, 3, 4, 5, 6].map((at) => valueAt(packed, at))).toEqual([NaN, NaN, NaN, 3, NaN, 5, NaN, NaN]);
  });

  it('is a copy: the array that it was read into can be let go', () => {
    expect(packValues(closes).values.buffer.byteLength).toBe(3 * 8);
  });

  it('is forgotten by a cut, also where positions are added after it', () => {
    const packed = packValues(closes);
    expect(spread(cutValues(packed, 4), 5)).toEqual([NaN, NaN, 3, NaN, NaN]);
    expect(spread(cutValues(packed, 1), 3)).toEqual([NaN, NaN, NaN]);
    expect(spread(packed, 2)).toEqual([NaN, NaN]);
  });

  it('is the same with others in one piece of memory', () => {
    const all = [packValues(closes), packValues(Float64Array.of(NaN)), packValues(Float64Array.of(7, 8))];
    const together = packTogether(all);
    expect(together).toEqual(all);
    expect(new Set(together.map(({ values }) => values.buffer)).size).toBe(1);
    expect(together[0]?.values.buffer.byteLength).toBe(5 * 8);
  });

  it('is nothing where there is none', () => {
    const packed = packValues(Float64Array.of(NaN, NaN));
    expect(packed.values).toHaveLength(0);
    expect(spread(packed, 2)).toEqual([NaN, NaN]);
    expect(valueAt(packed, 0)).toBeNaN();
  });
});
