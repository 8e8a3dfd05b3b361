import { describe, expect, it } from 'vitest';
import { realisedVolatility } from '@/lib/metrics';

describe('realised volatility', () => {
  it('is a year’s deviation of the returns in the window', () => {
    const [, , value = NaN] = realisedVolatility(Float64Array.of(100, 101, 99.99), 2);
    expect(value).toBeCloseTo(0.01 * Math.SQRT2 * Math.sqrt(252), 12);
    expect(realisedVolatility(Float64Array.of(100, 101, 99.99), 2, 'population')[2]).toBeCloseTo(0.01 * Math.sqrt(252), 12);
  });

  it('needs one close more than returns, and begins there', () => {
    expect([...realisedVolatility(Float64Array.of(100, 101, 99.99, 101), 3)].map(Number.isNaN)).toEqual([true, true, true, false]);
  });

  it('is missing as long as a gap has a return in the window', () => {
    const closes = Float64Array.of(100, 101, NaN, 102, 101, 103, 104);
    expect([...realisedVolatility(closes, 2)].map(Number.isNaN)).toEqual([true, true, true, true, true, false, false]);
  });

  it('is nothing where all returns are equal, to the last bit or not', () => {
    const closes = Float64Array.from({ length: 30 }, (_, t) => 100 * 1.01 ** t);
    expect([...realisedVolatility(closes, 5).subarray(5)].every((value) => value === 0)).toBe(true);
  });

  it('of one return is none', () => {
    expect(realisedVolatility(Float64Array.of(100, 101), 1)[1]).toBeNaN();
    expect(() => realisedVolatility(Float64Array.of(100, 101), 0)).toThrow(RangeError);
  });
});
