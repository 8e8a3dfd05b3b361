import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  exponentialMean,
  quadrantAgreement,
  quadrantEntries,
  quadrantPlaces,
  rotation,
  rotationFormulas,
  trailingScore,
  weeksInQuadrant,
} from '@/lib/metrics';

/** Walks that no two of are alike, with a hole now and then. */
const walk = fc
  .array(
    fc.record({
      step: fc.integer({ min: -60, max: 60 }).map((mille) => mille / 1000),
      isMissing: fc.nat({ max: 40 }).map((one) => one === 0),
    }),
    { minLength: 70, maxLength: 120 },
  )
  .map((steps) => {
    let close = 100;
    return Float64Array.from(steps, ({ step, isMissing }) => {
      close *= 1 + step;
      return isMissing ? NaN : close;
    });
  });
const pair = fc.tuple(walk, walk).map(([a, b]) => {
  const length = Math.min(a.length, b.length);
  return [a.subarray(0, length), b.subarray(0, length)] as const;
});

function expectNear(found: Float64Array, wanted: Float64Array, tolerance: number): void {
  expect(found.length).toBe(wanted.length);
  const apart = wanted.findIndex((value, t) => {
    const other = found[t] ?? NaN;
    return Number.isNaN(value) !== Number.isNaN(other) || Math.abs(value - other) > tolerance;
  });
  expect(apart, `${found[apart] ?? NaN} is not ${wanted[apart] ?? NaN}`).toBe(-1);
}

describe.each(rotationFormulas)('laws of rotation by %s', (formula) => {
  it('prefix: later weeks change nothing', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 70 }), ([closes, benchmark], kept) => {
        const whole = rotation(closes, benchmark, formula);
        const cut = rotation(closes.slice(0, kept), benchmark.slice(0, kept), formula);
        expect([cut.x, cut.y]).toEqual([whole.x.slice(0, kept), whole.y.slice(0, kept)]);
      }),
      { numRuns: 40 },
    );
  });

  it('scale: the level of neither matters', () => {
    fc.assert(
      fc.property(
        pair,
        fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100),
        ([closes, benchmark], times) => {
          const plain = rotation(closes, benchmark, formula);
          for (const scaled of [
            rotation(
              closes.map((close) => close * times),
              benchmark,
              formula,
            ),
            rotation(
              closes,
              benchmark.map((close) => close * times),
              formula,
            ),
          ]) {
            expectNear(scaled.x, plain.x, 1e-6);
            expectNear(scaled.y, plain.y, 1e-6);
          }
        },
      ),
      { numRuns: 40 },
    );
  });

  it('what moves as the benchmark does stands in the middle, and so leads', () => {
    const closes = Float64Array.from({ length: 80 }, (_, t) => 100 + 7 * Math.sin(t));
    const found = rotation(
      closes,
      closes.map((close) => close * 3),
      formula,
    );
    expect(found.x.at(-1)).toBeCloseTo(100, 9);
    expect(found.y.at(-1)).toBeCloseTo(100, 9);
    expect(quadrantPlaces(found).at(-1)).toBe(0);
  });

  it('begins where its windows are whole', () => {
    const firstOf = (values: Float64Array): number => values.findIndex((value) => !Number.isNaN(value)) + 1;
    const closes = Float64Array.from({ length: 80 }, (_, t) => 100 + 7 * Math.sin(t * t));
    const { x, y } = rotation(closes, new Float64Array(80).fill(50), formula);
    const wanted = { averages: [30, 38], zscore: [26, 52], smoothed: [23, 31], exponential: [26, 42] }[formula];
    expect([firstOf(x), firstOf(y)]).toEqual(wanted);
  });
});

describe('the parts', () => {
  it('an exponential mean starts over after a missing value', () => {
    expect([...exponentialMean(Float64Array.of(NaN, 1, 2, NaN, 8, 4), 3)]).toEqual([NaN, 1, 1.5, NaN, 8, 6]);
  });

  it('a score needs the fewest values, never more than the window, and none missing', () => {
    expect([...trailingScore(Float64Array.of(1, 2, 3, NaN, 5, 6, 7), 3, 2)].map((value) => Math.round(value * 1e4) / 1e4)).toEqual([
      NaN,
      0.7071,
      1,
      NaN,
      NaN,
      NaN,
      1,
    ]);
    expect([...trailingScore(Float64Array.of(0.1 + 0.2, 0.3, 0.3), 3)]).toEqual([NaN, NaN, 0]);
  });

  it('quadrants: 100 belongs to the upper side', () => {
    const x = Float64Array.of(100, 100, 99.9, 99.9, NaN, 100 - 1e-11);
    const y = Float64Array.of(100, 99.9, 99.9, 100, 100, 100 - 1e-11);
    expect([...quadrantPlaces({ x, y })]).toEqual([0, 1, 2, 3, NaN, 0]);
  });

  it('weeks in a quadrant are counted from its entry, which a missing week hides', () => {
    const { weeks, isEntryKnown } = weeksInQuadrant(Float64Array.of(NaN, 2, 2, 3, 3, NaN, 3, 0));
    expect([...weeks]).toEqual([NaN, 1, 2, 1, 2, NaN, 1, 1]);
    expect(isEntryKnown).toEqual([false, false, false, true, true, false, false, true]);
  });

  it('a quadrant is entered from another one that is known', () => {
    expect([...quadrantEntries(Float64Array.of(0, 0, 3, 0, 0, NaN, 0, 1, 0), 0)]).toEqual([NaN, 0, 0, 1, 0, NaN, NaN, 0, 1]);
    expect([...quadrantEntries(Float64Array.of(0, 0, 3, 0), 2)]).toEqual([0, 0, 0, 0]);
  });

  it('agreement is the largest group of equal quadrants, in any order', () => {
    expect([quadrantAgreement([2, 2, 2, 3]), quadrantAgreement([0, 2, 2, 3]), quadrantAgreement([0, 1, 2, 3])]).toEqual([3, 2, 1]);
    expect(quadrantAgreement([3, 2, 2, 0])).toBe(quadrantAgreement([0, 2, 2, 3]));
    expect(quadrantAgreement([2, 2, 2, NaN])).toBeNaN();
  });
});
