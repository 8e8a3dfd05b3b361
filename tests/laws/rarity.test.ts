import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  countOccurrences,
  findRuns,
  firstTick,
  markMoves,
  rankAt,
  rarityOf,
  joinWindowLegs,
  readFlatLeg,
  readWindowLeg,
  relativeSpread,
  runOccurrences,
  sessionReturn,
  windowOccurrences,
} from '@/lib/metrics';

// Ticks of 0.25 keep ties frequent.
const price = fc.integer({ min: 40, max: 200 }).map((quarter) => quarter / 4);
const closes = fc
  .array(fc.oneof({ weight: 12, arbitrary: price }, { weight: 1, arbitrary: fc.constant(NaN) }), { minLength: 2, maxLength: 60 })
  .map((values) => Float64Array.from(values));
const pair = fc
  .array(fc.tuple(price, price, fc.integer({ min: 0, max: 14 })), { minLength: 2, maxLength: 60 })
  .map((rows) => ({
    a: Float64Array.from(rows, ([close, , hole]) => (hole === 0 ? NaN : close)),
    b: Float64Array.from(rows, ([, close, hole]) => (hole === 1 ? NaN : close)),
  }));

/** The plain way: list all as extreme, walk back from the last and keep what lies a stretch apart. */
function bruteCount(values: Float64Array, index: number, sign: number, stretch: number): { count: number; last: number } {
  const value = sign * (values[index] ?? NaN);
  let kept = index;
  let count = 1;
  let last = -1;
  for (let s = index - 1; s >= 0; s -= 1) {
    if (!(sign * (values[s] ?? NaN) >= value)) continue;
    if (last < 0) last = s;
    if (kept - s < stretch) continue;
    kept = s;
    count += 1;
  }
  return { count, last };
}

describe('countOccurrences', () => {
  it('agrees with the plain way and with the rank to date', () => {
    fc.assert(
      fc.property(
        closes,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom<'largest' | 'smallest'>('largest', 'smallest'),
        (values, stretch, kind) => {
          const index = values.length - 1;
          const found = countOccurrences(values, index, kind, { stretch, mostShare: Infinity });
          const standing = rankAt(values, index, kind);
          expect(found?.rank).toBe(standing?.rank);
          expect(found?.history).toBe(standing?.count);
          if (found === null) return;
          expect({ count: found.count, last: found.last }).toEqual(bruteCount(values, index, kind === 'largest' ? 1 : -1, stretch));
        },
      ),
    );
  });

  it('answers null exactly where it is more common than asked for', () => {
    fc.assert(
      fc.property(closes, fc.integer({ min: 1, max: 9 }), fc.double({ min: 0, max: 1, noNaN: true }), (values, stretch, mostShare) => {
        const whole = countOccurrences(values, values.length - 1, 'largest', { stretch, mostShare: Infinity });
        const limited = countOccurrences(values, values.length - 1, 'largest', { stretch, mostShare });
        expect(limited).toEqual(whole !== null && whole.count * stretch <= mostShare * whole.history ? whole : null);
      }),
    );
  });
});

describe('windowOccurrences', () => {
  it('agrees with the plain way on the series of the studies', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 6 }), ({ a, b }, sessions) => {
        const index = a.length - 1;
        const values = relativeSpread(a, b, { sessions, measure: 'pp', scale: 'none', hedge: 'none' });
        const value = values[index] ?? NaN;
        const found = windowOccurrences(joinWindowLegs(readWindowLeg(a), readWindowLeg(b), index), sessions, Infinity);
        if (Number.isNaN(value) || value === 0) {
          expect(found).toBeNull();
          return;
        }
        const kind = value < 0 ? 'smallest' : 'largest';
        expect(found).toEqual(countOccurrences(values, index, kind, { stretch: sessions, mostShare: Infinity }));
      }),
    );
  });

  it('answers null exactly where it is more common than asked for', () => {
    fc.assert(
      fc.property(pair, fc.integer({ min: 1, max: 6 }), fc.double({ min: 0, max: 1, noNaN: true }), ({ a, b }, sessions, mostShare) => {
        const legs = joinWindowLegs(readWindowLeg(a), readWindowLeg(b), a.length - 1);
        const whole = windowOccurrences(legs, sessions, Infinity);
        const isRare = whole !== null && whole.count * sessions <= mostShare * whole.history;
        expect(windowOccurrences(legs, sessions, mostShare)).toEqual(isRare ? whole : null);
      }),
    );
  });

  it('is a plain return against a series of ones', () => {
    fc.assert(
      fc.property(closes, fc.integer({ min: 1, max: 6 }), (a, sessions) => {
        const index = a.length - 1;
        const found = windowOccurrences(joinWindowLegs(readWindowLeg(a), readFlatLeg(a.length), index), sessions, Infinity);
        const value = sessionReturn(a, sessions)[index] ?? NaN;
        expect(found?.value ?? 0).toBe(Number.isNaN(value) ? 0 : value);
      }),
    );
  });
});

describe('runOccurrences', () => {
  it('counts the whole runs that grew as long, as the streaks study finds them', () => {
    fc.assert(
      fc.property(closes, fc.constantFrom(0, 0.01, 0.05), fc.constantFrom<'up' | 'down'>('up', 'down'), (values, theta, direction) => {
        const index = values.length - 1;
        const found = runOccurrences(sessionReturn(values, 1), index, { direction, theta, mostShare: Infinity });
        const marks = markMoves(values, direction, theta, false);
        const run = findRuns(marks, 1, 'maximal').find(({ end }) => end === index);
        if (run === undefined || run.length < 2) {
          expect(found).toBeNull();
          return;
        }
        const runs = findRuns(marks, run.length, 'maximal');
        expect(found).toMatchObject({
          value: run.length,
          count: runs.length,
          last: runs.at(-2)?.end ?? -1,
          rank: 1 + runs.filter(({ length }) => length > run.length).length,
        });
      }),
    );
  });
});

describe('firstTick', () => {
  it('finds the bound of any comparison, from a guess on either side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50_000 }), fc.integer({ min: -400, max: 400 }), (bound, off) => {
        const guess = (bound + off) / 100;
        expect(firstTick(guess, 'up', (level) => level >= bound / 100)).toBe(bound / 100);
        expect(firstTick(guess, 'down', (level) => level <= bound / 100)).toBe(bound / 100);
      }),
    );
  });

  it('says that there is none', () => {
    expect(firstTick(NaN, 'up', () => true)).toBeNaN();
    expect(firstTick(5, 'down', () => false)).toBeNaN();
    expect(firstTick(5, 'up', () => false)).toBeNaN();
  });
});

describe('rarityOf', () => {
  it('is the share of stretches laid end to end', () => {
    expect(rarityOf({ count: 5, history: 1000 }, 4)).toBe(0.02);
  });
});
