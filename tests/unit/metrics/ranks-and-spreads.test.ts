import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  comparable,
  countOccurrences,
  episodes,
  isAboveMean,
  largestSince,
  participation,
  rankAt,
  rankDescending,
  rankToDate,
  relativeReturn,
  relativeSpread,
  sessionReturn,
} from '@/lib/metrics';
import { orderAscending } from '@/lib/metrics/order-ascending';
import { createSorter, sortedValues } from '@/lib/metrics/sort-ascending';

const of = (...values: number[]) => Float64Array.from(values);

describe('ranks', () => {
  it('count what is larger to date; ties share the best rank; missing is neither ranked nor counted', () => {
    expect([...rankToDate(of(5, 7, 7, 6))]).toEqual([1, 1, 1, 3]);
    expect([...rankToDate(of(NaN, 2, NaN, 1, 3))]).toEqual([NaN, 1, NaN, 2, 1]);
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.integer({ min: -9, max: 9 }), fc.constant(NaN), fc.double({ noNaN: true }))), (items) => {
        const values = items.map(comparable);
        const naive = values.map((value, t) =>
          Number.isNaN(value) ? NaN : 1 + values.slice(0, t).filter((earlier) => earlier > value).length,
        );
        expect([...rankToDate(of(...items))]).toEqual(naive);
      }),
    );
    expect(rankAt(of(5, 9, 7), 2, 'largest')).toEqual({ rank: 2, count: 3, rival: 1, belowFraction: 1 / 3 });
    expect(rankAt(of(5, 9, 7), 2, 'smallest')).toMatchObject({ rank: 2, rival: 0 });
    expect(rankAt(of(NaN), 0, 'largest')).toBeNull();
    expect(rankAt(of(4), 0, 'largest')).toEqual({ rank: 1, count: 1, rival: -1, belowFraction: 0 });
  });

  it('sort values as the library does: spread, clustered, far apart, equal, infinite', () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ noNaN: true, min: -1, max: 1 }),
      // So near each other that a far one puts all of them into one bucket.
      fc.integer({ min: 1, max: 9 }).map((steps) => 1 + steps * Number.EPSILON),
      fc.constantFrom(Infinity, -Infinity, 7),
    );
    const lists = [fc.double({ noNaN: true, min: -1, max: 1 }), value].map((one) => fc.array(one, { maxLength: 600, size: 'max' }));
    fc.assert(
      fc.property(fc.oneof(...lists), (items) => {
        const values = Float64Array.from(items.map((item) => item + 0));
        expect([...sortedValues(values)]).toEqual([...values.slice().sort()]);
        expect([...values]).toEqual(items.map((item) => item + 0));
      }),
    );
  });

  it('sort one series after another, those alone that are marked and there', () => {
    const sort = createSorter(300);
    const value = fc.oneof(fc.double({ noNaN: true, min: -1, max: 1 }), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(fc.tuple(value, fc.boolean()), { maxLength: 300, size: 'max' }), (items) => {
        const values = Float64Array.from(items, ([item]) => item + 0);
        const present = values.filter((item) => !Number.isNaN(item)).sort();
        const marked = values.filter((item, at) => items[at]?.[1] === true && !Number.isNaN(item)).sort();
        expect([...sort(values)]).toEqual([...present]);
        expect([
          ...sort(
            values,
            Uint8Array.from(items, ([, isMarked]) => Number(isMarked)),
          ),
        ]).toEqual([...marked]);
      }),
    );
  });

  it('sort at once what all stands in one bucket', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, at) => 1 + ((at * 7919) % 100_000) * 1e-12);
    values[0] = 1e9;
    expect([...sortedValues(values)]).toEqual([...values.slice().sort()]);
  });

  it('find the last earlier value at least as large', () => {
    expect([...largestSince(of(5, 3, 4, 5))]).toEqual([-1, 0, 0, 0]);
    expect([...largestSince(of(4, NaN, 4, 9))]).toEqual([-1, -1, 0, -1]);
  });

  it('keep one per episode, the earliest of equals first', () => {
    expect(episodes(of(1, 9, 8, 2, 7), 2, 1)).toEqual([1, 4]);
    expect(episodes(of(3, 3, NaN, 3), 9, 0)).toEqual([0, 1, 3]);
    expect(episodes(of(3, -1, 2), 1, 0, 'smallest')).toEqual([1]);
    expect(episodes(of(NaN), 3, 2)).toEqual([]);
    expect(() => episodes(of(1), -1, 0)).toThrow(RangeError);
  });
});

describe('comparable values', () => {
  it('of twelve digits are themselves, and so are those that a rounding made of them, in every decade and on both sides of zero', () => {
    for (let exponent = -30; exponent <= 30; exponent += 1) {
      for (const digits of ['1', '9.99999999999', '2.5', '1.02398765432', '1.99999999999']) {
        const value = Number(`${digits}e${exponent}`);
        const beside = [value, value * (1 + 2 ** -52), value * (1 - 2 ** -53)];
        expect(beside.map(comparable)).toEqual([value, value, value]);
        expect(beside.map((item) => comparable(-item))).toEqual([-value, -value, -value]);
      }
    }
  });

  it('round halves away from zero and leave zero, infinities and what is missing', () => {
    expect([150_000_000_000.5, -150_000_000_000.5].map(comparable)).toEqual([150_000_000_001, -150_000_000_001]);
    expect([999_999_999_999.5, 0.999_999_999_999_9].map(comparable)).toEqual([1e12, 1]);
    expect([0, -0, Infinity, -Infinity, NaN].map(comparable)).toEqual([0, -0, Infinity, -Infinity, NaN]);
    expect([1.234_567_890_123_4e300, 5e-324].map(comparable)).toEqual([1.234_567_890_12e300, 5e-324]);
  });
});

describe('an order', () => {
  it('is that of the values; equal ones stay as they stand, and missing ones are left out', () => {
    expect([...orderAscending(of(3, NaN, -1, 2))]).toEqual([2, 3, 0]);
    expect([...orderAscending(of(0, -0, 1e-300, -Infinity, 0, Infinity, -1e-300))]).toEqual([3, 6, 0, 1, 4, 2, 5]);
    expect([...orderAscending(of(NaN))]).toEqual([]);
    fc.assert(
      fc.property(fc.float64Array(), (values) => {
        const sorted = [...values.keys()]
          .filter((t) => !Number.isNaN(values[t]))
          .sort((s, t) => (values[s] ?? NaN) - (values[t] ?? NaN) || s - t);
        expect([...orderAscending(values)]).toEqual(sorted);
      }),
    );
  });
});

describe('relative spreads', () => {
  it('take the closes at both ends, over a gap between them', () => {
    expect(sessionReturn(of(100, 110, 121), 2)[2]).toBeCloseTo(0.21, 12);
    expect([...sessionReturn(of(100, NaN, 121, 133.1, 133.1), 2)].map(Number.isNaN)).toEqual([true, true, false, true, false]);
    expect(sessionReturn(of(100, NaN, 121), 2)[2]).toBeCloseTo(0.21, 12);
    expect(() => sessionReturn(of(1), 0)).toThrow(RangeError);
  });

  it('differ by measure and miss where a leg misses', () => {
    expect([...relativeReturn(of(0.5), of(0.25), 'pp')]).toEqual([0.25]);
    expect(relativeReturn(of(0.5), of(0.25), 'ratio')[0]).toBeCloseTo(0.2, 15);
    expect(relativeReturn(of(0.5), of(0.25), 'log')[0]).toBeCloseTo(Math.log(1.2), 15);
    expect([...relativeReturn(of(NaN, 0), of(0, -1), 'ratio')]).toEqual([NaN, NaN]);
    expect(() => relativeReturn(of(1), of(), 'pp')).toThrow(RangeError);
  });

  it('hedge a leg that is twice the other to nothing, and scale by the deviation of the spread', () => {
    const b = new Float64Array(600);
    const a = new Float64Array(600);
    b[0] = a[0] = 100;
    for (let t = 1; t < 600; t += 1) {
      const move = 0.01 * Math.sin(t * t);
      b[t] = (b[t - 1] ?? NaN) * (1 + move);
      a[t] = (a[t - 1] ?? NaN) * (1 + 2 * move);
    }
    const plain = { sessions: 1, measure: 'pp', scale: 'none', hedge: 'none' } as const;
    const hedged = relativeSpread(a, b, { ...plain, hedge: 'beta' });
    expect(hedged[251]).toBeNaN();
    expect(hedged[252]).toBeCloseTo(0, 12);
    const spread = relativeSpread(a, b, plain);
    const scaled = relativeSpread(a, b, { ...plain, scale: 'volatility' });
    const window = [...spread.subarray(599 - 251, 600)];
    const mean = window.reduce((sum, value) => sum + value, 0) / 252;
    const deviation = Math.sqrt(window.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 251);
    expect(scaled[599]).toBeCloseTo((spread[599] ?? NaN) / deviation, 9);
    expect(scaled[251]).toBeNaN();
  });
});

describe('participation', () => {
  const options = { windowSessions: 2, withinFraction: 0.05, highSessions: 2 };

  it('leaves a missing member out of counts and denominators', () => {
    const result = participation({ sessionCount: 3, series: [of(1, 2, 1.9), of(NaN, 5, 4), of(3, 3, 3)] }, options);
    expect([...result.advancers]).toEqual([NaN, 1, 0]);
    expect([...result.eligible]).toEqual([NaN, 2, 3]);
    expect([...result.above]).toEqual([NaN, 1, 0]);
    expect([...result.withinHigh]).toEqual([NaN, 2, 2]);
  });

  it('speaks from the latest of the first closes, and of no part of itself', () => {
    const whole = participation({ sessionCount: 4, series: [of(1, 2, 3, 4), of(NaN, NaN, 5, 6)] }, options);
    expect([...whole.advancers]).toEqual([NaN, NaN, 1, 2]);
    expect([...whole.eligible]).toEqual([NaN, NaN, 1, 2]);
    expect([...participation({ sessionCount: 2, series: [of(1, 2), of(NaN, NaN)] }, options).advancers]).toEqual([NaN, NaN]);
  });

  it('takes a close that only the last bit lifts over its mean for one at it', () => {
    const mean = (0.1 + 0.7) / 2;
    expect(isAboveMean(0.4, mean)).toBe(false);
    expect(isAboveMean(1 + 2e-12, 1)).toBe(true);
    expect(isAboveMean(1, 1 + 2e-12)).toBe(false);
  });

  it('counts members only', () => {
    const member = [Uint8Array.of(1, 1), Uint8Array.of(0, 0)];
    const result = participation({ sessionCount: 2, series: [of(1, 2), of(1, 2)], member }, options);
    expect([result.advancers[1], result.eligible[1]]).toEqual([1, 1]);
  });
});

describe('values that differ in the last bit', () => {
  const tied = of(0.3, 0.1 + 0.2, 0.2, 0.3);

  it('are one value at 12 digits', () => {
    expect(comparable(0.1 + 0.2)).toBe(comparable(0.3));
    expect(comparable(-(0.1 + 0.2))).toBe(-0.3);
    expect(comparable(0.3000000000009)).not.toBe(comparable(0.3));
    expect([comparable(0), comparable(Infinity), comparable(1e-30), comparable(123456789012345)]).toEqual([
      0,
      Infinity,
      1e-30,
      123456789012000,
    ]);
    expect(comparable(NaN)).toBeNaN();
    expect(comparable(9.9999999999996)).toBe(10);
  });

  it('share a rank everywhere', () => {
    expect([...rankToDate(tied)]).toEqual([1, 1, 3, 1]);
    expect(rankAt(tied, 1, 'largest')).toMatchObject({ rank: 1, rival: 0 });
    expect([...rankDescending(tied)]).toEqual([1, 1, 4, 1]);
    expect([...largestSince(tied)]).toEqual([-1, 0, 1, 1]);
    expect(episodes(tied, 3, 0)).toEqual([0, 1, 3]);
    expect(countOccurrences(tied, 3, 'largest', { stretch: 1, mostShare: Infinity })).toMatchObject({ rank: 1, count: 3, last: 1 });
  });
});
