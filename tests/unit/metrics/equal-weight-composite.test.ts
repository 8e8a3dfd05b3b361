import { describe, expect, it } from 'vitest';
import { equalWeightComposite } from '@/lib/metrics/equal-weight-composite';

const list = (values: Float64Array) => [...values];

describe('equalWeightComposite', () => {
  it('holds units until the first session of the next period, and resets at its close', () => {
    const a = Float64Array.of(1, 2, 2, 4);
    const b = Float64Array.of(10, 10, 20, 20);
    // Units 50 and 5: 100, 150, 200 (reset at this close to 50 and 5), 300.
    expect(list(equalWeightComposite([a, b], Int32Array.of(0, 0, 1, 1)))).toEqual([100, 150, 200, 300]);
    // Never reset: the same units until the end.
    expect(list(equalWeightComposite([a, b], Int32Array.of(0, 0, 0, 0)))).toEqual([100, 150, 200, 300]);
    expect(list(equalWeightComposite([a, b], null))).toEqual([100, 150, 225, 337.5]);
  });

  it('runs its docstring example', () => {
    expect(list(equalWeightComposite([Float64Array.of(1, 2), Float64Array.of(10, 10)], null))).toEqual([100, 150]);
  });

  it('is missing before the last member lists and where one is missing, then resumes from the units', () => {
    const a = Float64Array.of(1, 1, NaN, 2);
    const b = Float64Array.of(NaN, 1, 5, 1);
    expect(list(equalWeightComposite([a, b], null))).toEqual([NaN, 100, NaN, 150]);
  });

  it('resets on the first complete session of a period whose first session is incomplete', () => {
    const a = Float64Array.of(1, 2, 2, 4, 4);
    const b = Float64Array.of(1, NaN, 1, 1, 1);
    // Period 1 starts on the incomplete session 1; session 2 is worth 150 and resets to 37.5 and 75 units.
    expect(list(equalWeightComposite([a, b], Int32Array.of(0, 1, 1, 1, 1)))).toEqual([100, NaN, 150, 225, 225]);
  });

  it('answers nothing for no members and refuses arrays of different lengths', () => {
    expect(list(equalWeightComposite([], null))).toEqual([]);
    expect(list(equalWeightComposite([], Int32Array.of(1, 1)))).toEqual([NaN, NaN]);
    expect(() => equalWeightComposite([Float64Array.of(1), Float64Array.of(1, 2)], null)).toThrow(RangeError);
    expect(() => equalWeightComposite([Float64Array.of(1)], Int32Array.of(1, 2))).toThrow(/length/);
  });
});
