import { describe, expect, it } from 'vitest';
import { rollingBeta, rollingDeviation, rollingMax, rollingMean, rollingMin } from '@/lib/metrics';

const of = (...values: number[]) => Float64Array.from(values);

describe('rolling windows', () => {
  it('run their docstring examples', () => {
    expect([...rollingMean(of(1, 2, 3), 2)]).toEqual([NaN, 1.5, 2.5]);
    expect([...rollingMax(of(1, 3, 2), 2)]).toEqual([NaN, 3, 3]);
    expect([...rollingMin(of(1, 3, 2), 2)]).toEqual([NaN, 1, 2]);
    expect([...rollingDeviation(of(1, 3), 2, 'population')]).toEqual([NaN, 1]);
    expect([...rollingBeta(of(0, 0.02), of(0, 0.01), 2)]).toEqual([NaN, 2]);
  });

  it('are strict: short or holed windows are missing, and a hole leaves with its window', () => {
    const holed = of(1, 2, NaN, 4, 5, 6);
    for (const window of [rollingMean, rollingMax, rollingMin]) {
      expect([...window(holed, 2)].map(Number.isNaN)).toEqual([true, false, true, true, false, false]);
    }
    expect([...rollingDeviation(holed, 2)].map(Number.isNaN)).toEqual([true, false, true, true, false, false]);
    expect([...rollingMean(of(1, 2), 3)]).toEqual([NaN, NaN]);
  });

  it('divide by n-1 or n, and have no sample deviation of one value', () => {
    expect(rollingDeviation(of(2, 4, 4, 4, 5, 5, 7, 9), 8, 'population')[7]).toBeCloseTo(2, 12);
    expect(rollingDeviation(of(2, 4, 4, 4, 5, 5, 7, 9), 8)[7]).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect([...rollingDeviation(of(1, 2), 1)]).toEqual([NaN, NaN]);
  });

  it('do not drift: small values after huge ones are as exact as alone', () => {
    const small = Float64Array.from({ length: 500 }, (_, t) => 1 + (t % 7) / 10);
    const mixed = Float64Array.from([...Array.from({ length: 300 }, () => 1e15), ...small]);
    const alone = rollingMean(small, 20);
    const after = rollingMean(mixed, 20);
    const deviation = rollingDeviation(small, 20);
    const deviationAfter = rollingDeviation(mixed, 20);
    for (let t = 40; t < small.length; t += 1) {
      expect(after[t + 300]).toBeCloseTo(alone[t] ?? NaN, 12);
      expect(deviationAfter[t + 300]).toBeCloseTo(deviation[t] ?? NaN, 12);
    }
  });

  it('keep the deviation of a large level', () => {
    expect(rollingDeviation(of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16), 4)[3]).toBeCloseTo(Math.sqrt(30), 9);
  });

  it('have no beta against a market that stands still, and refuse impossible windows', () => {
    expect([...rollingBeta(of(1, 2, 3), of(1, 1, 1), 2)]).toEqual([NaN, NaN, NaN]);
    for (const windowSessions of [0, -1, 1.5, NaN]) {
      expect(() => rollingMean(of(1), windowSessions)).toThrow(RangeError);
      expect(() => rollingMax(of(1), windowSessions)).toThrow(RangeError);
      expect(() => rollingDeviation(of(1), windowSessions)).toThrow(RangeError);
    }
    expect(() => rollingBeta(of(1), of(1, 2), 1)).toThrow(/length/);
  });
});
