import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  equalWeightComposite,
  largestSince,
  participation,
  rankToDate,
  relativeSpread,
  rollingBeta,
  rollingDeviation,
  rollingMax,
  rollingMean,
  rollingMin,
  sessionReturn,
} from '@/lib/metrics';

const price = fc.integer({ min: 40, max: 800 }).map((quarter) => quarter / 4);
const cell = fc.oneof({ weight: 12, arbitrary: price }, { weight: 1, arbitrary: fc.constant(NaN) });
// Two instruments with holes of their own, session by session.
const pairs = fc.array(fc.tuple(cell, cell), { maxLength: 60 });
const columnOf = (rows: readonly (readonly [number, number])[], place: 0 | 1) => Float64Array.from(rows, (row) => row[place]);

const options = { sessions: 3, measure: 'pp', scale: 'none', hedge: 'none' } as const;
const shares = { windowSessions: 3, withinFraction: 0.05, highSessions: 4 };
type Compute = (a: Float64Array, b: Float64Array) => ArrayLike<number>;
const laws: readonly (readonly [string, Compute, 'same' | 'scales'])[] = [
  ['rollingMean', (a) => rollingMean(a, 3), 'scales'],
  ['rollingDeviation', (a) => rollingDeviation(a, 4), 'scales'],
  ['rollingMax', (a) => rollingMax(a, 3), 'scales'],
  ['rollingMin', (a) => rollingMin(a, 3), 'scales'],
  ['sessionReturn', (a) => sessionReturn(a, 3), 'same'],
  ['rollingBeta', (a, b) => rollingBeta(sessionReturn(a, 1), sessionReturn(b, 1), 4), 'same'],
  ['relativeSpread pp', (a, b) => relativeSpread(a, b, options), 'same'],
  ['relativeSpread ratio', (a, b) => relativeSpread(a, b, { ...options, measure: 'ratio' }), 'same'],
  ['rankToDate', (a) => rankToDate(a), 'same'],
  ['largestSince', (a) => largestSince(a), 'same'],
  ['participation', (a, b) => participation({ sessionCount: a.length, series: [a, b] }, shares).advancers, 'same'],
  ['equalWeightComposite', (a, b) => equalWeightComposite([a, b], null), 'same'],
];

describe.each(laws)('%s', (_, compute, scaling) => {
  it('prefix: appending sessions changes nothing earlier', () => {
    fc.assert(
      fc.property(pairs, pairs, (head, tail) => {
        const all = [...head, ...tail];
        const whole = Array.from(compute(columnOf(all, 0), columnOf(all, 1)));
        expect(whole.slice(0, head.length)).toEqual(Array.from(compute(columnOf(head, 0), columnOf(head, 1))));
      }),
    );
  });

  it('scale: prices times a constant', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [a, b] = [columnOf(rows, 0), columnOf(rows, 1)];
        const before = Array.from(compute(a, b));
        const after = Array.from(
          compute(
            a.map((value) => value * 4),
            b.map((value) => value * 4),
          ),
        );
        expect(after).toEqual(scaling === 'scales' ? before.map((value) => value * 4) : before);
      }),
    );
  });

  it('mutates no input', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [a, b] = [columnOf(rows, 0), columnOf(rows, 1)];
        compute(a, b);
        expect([...a]).toEqual([...columnOf(rows, 0)]);
        expect([...b]).toEqual([...columnOf(rows, 1)]);
      }),
    );
  });
});

describe('gap', () => {
  it('makes the windows of a mean that span it missing, and of returns those that begin or end in it', () => {
    const whole = fc.array(price, { minLength: 12, maxLength: 40 });
    fc.assert(
      fc.property(whole, fc.nat(11), (values, at) => {
        const closes = Float64Array.from(values);
        const holed = Float64Array.from(values);
        holed[at] = NaN;
        const spans = (t: number): boolean => t >= at && t < at + 3;
        const ends = (t: number): boolean => t === at || t === at + 3;
        const windows: readonly (readonly [(t: number) => boolean, (series: Float64Array) => Float64Array])[] = [
          [spans, (series) => rollingMean(series, 3)],
          [spans, (series) => rollingDeviation(series, 3)],
          [spans, (series) => rollingMax(series, 3)],
          [ends, (series) => sessionReturn(series, 3)],
          [ends, (series) => relativeSpread(series, closes, options)],
        ];
        for (const [isHit, window] of windows) {
          const expected = window(closes).map((value, t) => (isHit(t) ? NaN : value));
          window(holed).forEach((value, t) => {
            const wanted = expected[t] ?? NaN;
            expect(Number.isNaN(value)).toBe(Number.isNaN(wanted));
            if (!Number.isNaN(wanted)) expect(value).toBeCloseTo(wanted, 9);
          });
        }
      }),
    );
  });
});

describe('permutation of instruments', () => {
  it('changes no count, and no composite beyond rounding', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [a, b] = [columnOf(rows, 0), columnOf(rows, 1)];
        expect(participation({ sessionCount: a.length, series: [a, b] }, shares)).toEqual(
          participation({ sessionCount: a.length, series: [b, a] }, shares),
        );
        const one = equalWeightComposite([a, b], null);
        equalWeightComposite([b, a], null).forEach((value, t) => {
          expect(Number.isNaN(value)).toBe(Number.isNaN(one[t] ?? NaN));
          if (!Number.isNaN(value)) expect(value / (one[t] ?? NaN)).toBeCloseTo(1, 9);
        });
      }),
    );
  });

  it('turns a spread by points around', () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const [a, b] = [columnOf(rows, 0), columnOf(rows, 1)];
        const turned = relativeSpread(b, a, options);
        relativeSpread(a, b, options).forEach((value, t) => {
          expect(value + (turned[t] ?? NaN) === 0 || Number.isNaN(value)).toBe(true);
        });
      }),
    );
  });
});
