import { describe, expect, it } from 'vitest';
import { sessionPoints } from '@/lib/metrics';

describe('sessionPoints', () => {
  it('is the difference of the closes, without what the subtraction leaves beyond their digits', () => {
    expect(5000.1 - 4000.1).not.toBe(1000);
    expect(Array.from(sessionPoints(Float64Array.of(4000.1, 5000.1, 4999.97), 1))).toEqual([NaN, 1000, -0.13]);
    expect(Array.from(sessionPoints(Float64Array.of(0.239955, NaN, 0.239954, 0.25), 2))).toEqual([NaN, NaN, -0.000001, NaN]);
    expect(Array.from(sessionPoints(Float64Array.of(7, 7), 1))).toEqual([NaN, 0]);
  });

  it('refuses a window that is no number of sessions', () => {
    expect(() => sessionPoints(Float64Array.of(1), 0)).toThrow('whole number');
  });
});
