import { describe, expect, it } from 'vitest';
import {
  createRandom,
  defaultDraws,
  eventStudy,
  forwardPaths,
  forwardReturn,
  holmAdjusted,
  keptEvents,
  outcomeDifference,
  outcomeSummary,
  quantile,
  quantileOfSorted,
  scaleWord,
  sortedValues,
  wilsonInterval,
  worstDrop,
  type EventStudyInput,
  type Outcome,
} from '@/lib/metrics';

const list = (values: ArrayLike<number>) => Array.from(values);
const rounded = (values: ArrayLike<number>) => Array.from(values, (value) => Math.round(value * 1e9) / 1e9);
const one = (...close: number[]): Outcome => ({ close: Float64Array.from(close), versus: null });

describe('forwardReturn', () => {
  it('needs its two end closes only (G8) and is missing where the horizon is still to come', () => {
    expect(rounded(forwardReturn(one(100, 110), 1))).toEqual([0.1, NaN]);
    expect(rounded(forwardReturn(one(100, NaN, 120, 90), 2))).toEqual([0.2, NaN, NaN, NaN]);
    expect(list(forwardReturn(one(1, 2), 5))).toEqual([NaN, NaN]);
  });

  it('takes the difference of a pair, in points', () => {
    const pair = { close: Float64Array.of(100, 110, 121), versus: Float64Array.of(50, NaN, 60) };
    expect(rounded(forwardReturn(pair, 2))).toEqual([0.01, NaN, NaN]);
    expect(list(forwardReturn(pair, 1))).toEqual([NaN, NaN, NaN]);
  });

  it('refuses a horizon of no sessions and a pair of two lengths', () => {
    expect(() => forwardReturn(one(1), 0)).toThrow('a horizon is a whole number of sessions from 1, not 0');
    expect(() => forwardReturn(one(1), 1.5)).toThrow(RangeError);
    expect(() => forwardReturn({ close: Float64Array.of(1), versus: Float64Array.of(1, 2) }, 1)).toThrow('one length, not 1 and 2');
  });
});

describe('worstDrop', () => {
  it('is the least on the way, the end included, and positive when nothing fell', () => {
    expect(rounded(worstDrop(one(100, 90, 120), 2))).toEqual([-0.1, NaN, NaN]);
    expect(rounded(worstDrop(one(100, 110, 105), 2))).toEqual([0.05, NaN, NaN]);
    expect(rounded(worstDrop(one(100, 110, 80), 2))).toEqual([-0.2, NaN, NaN]);
  });

  it('skips gaps on the way and is missing with its return', () => {
    expect(rounded(worstDrop(one(100, NaN, 95, 120), 3))).toEqual([-0.05, NaN, NaN, NaN]);
    expect(list(worstDrop(one(100, 50, NaN, NaN), 2))).toEqual([NaN, NaN, NaN, NaN]);
  });

  it('of a pair is the least difference of two returns from the same close', () => {
    const pair = { close: Float64Array.of(100, 110, 120), versus: Float64Array.of(100, 130, 100) };
    expect(rounded(worstDrop(pair, 2))).toEqual([-0.2, NaN, NaN]);
    expect(rounded(worstDrop({ ...pair, versus: Float64Array.of(100, NaN, 100) }, 2))).toEqual([0.2, NaN, NaN]);
  });
});

describe('keptEvents', () => {
  const mask = Uint8Array.of(1, 1, 0, 1, 0, 0, 1, 1, 1, 0);
  it('keeps what each policy says', () => {
    expect(list(keptEvents(mask, { kind: 'all' }, 5))).toEqual([0, 1, 3, 6, 7, 8]);
    expect(list(keptEvents(mask, { kind: 'first-cross' }, 5))).toEqual([0, 3, 6]);
    // Counted from the previous one whether kept or not: 3 is two after 1, 6 is three after 3.
    expect(list(keptEvents(mask, { kind: 'gap', sessions: 3 }, 5))).toEqual([0, 6]);
    // Counted from the last kept one, so it depends on the horizon.
    expect(list(keptEvents(mask, { kind: 'first-in-horizon' }, 3))).toEqual([0, 3, 6]);
    expect(list(keptEvents(mask, { kind: 'first-in-horizon' }, 7))).toEqual([0, 7]);
    expect(list(keptEvents(Uint8Array.of(1, 1, 0, 1), { kind: 'first-cross' }, 5))).toEqual([0, 3]);
  });

  it('takes none for a first cross where it is unknown whether the rule held the session before', () => {
    const known = Uint8Array.of(1, 1, 0, 1, 1, 1, 1, 1, 1, 1);
    expect(list(keptEvents(mask, { kind: 'first-cross' }, 5, known))).toEqual([6]);
    expect(list(keptEvents(mask, { kind: 'all' }, 5, known))).toEqual([0, 1, 3, 6, 7, 8]);
  });

  it('refuses a gap below 1', () => {
    expect(() => keptEvents(mask, { kind: 'gap', sessions: 0 }, 5)).toThrow('a gap is a whole number of sessions from 1, not 0');
    expect(() => keptEvents(mask, { kind: 'all' }, 0)).toThrow(RangeError);
  });
});

describe('quantile', () => {
  it('is of type 7', () => {
    expect(quantileOfSorted(Float64Array.of(1, 2, 3, 10), 0.5)).toBe(2.5);
    expect(quantile(Float64Array.of(3, NaN, 1), 0.5)).toBe(2);
    expect(quantile(Float64Array.of(4, 1, 2, 3), 0.1)).toBeCloseTo(1.3, 12);
    expect([quantile(Float64Array.of(5, 1), 0), quantile(Float64Array.of(5, 1), 1), quantile(Float64Array.of(NaN), 0.5)]).toEqual([
      1,
      5,
      NaN,
    ]);
    expect(list(sortedValues(Float64Array.of(10, NaN, 9, -1, NaN)))).toEqual([-1, 9, 10]);
    expect(() => quantile(Float64Array.of(1), 1.1)).toThrow('a quantile lies from 0 to 1, not at 1.1');
  });
});

describe('outcomeSummary', () => {
  it('leaves the incomplete out of every figure but the count', () => {
    expect(outcomeSummary(Float64Array.of(0.5, -0.25, NaN, 0), Float64Array.of(0, -0.5, NaN, -0.25))).toEqual({
      count: 4,
      completeCount: 3,
      mean: 0.25 / 3,
      median: 0,
      higherShare: 1 / 3,
      min: -0.25,
      max: 0.5,
      meanWorstDrop: -0.25,
      medianWorstDrop: -0.25,
    });
    const none = outcomeSummary(Float64Array.of(NaN), Float64Array.of(NaN));
    expect(none).toMatchObject({ count: 1, completeCount: 0, mean: NaN, median: NaN, higherShare: NaN, min: NaN, meanWorstDrop: NaN });
    expect(outcomeDifference(none, none).mean).toBeNaN();
    expect(() => outcomeSummary(Float64Array.of(1), Float64Array.of())).toThrow('one length, not 1 and 0');
  });
});

describe('wilsonInterval and holmAdjusted', () => {
  it('stays within 0 and 1 and has some width at the ends', () => {
    expect(wilsonInterval(3, 4)).toEqual({ lower: expect.closeTo(0.3006, 4), upper: expect.closeTo(0.9544, 4) });
    expect(wilsonInterval(0, 5)).toEqual({ lower: 0, upper: expect.closeTo(0.4345, 4) });
    expect(wilsonInterval(5, 5)).toEqual({ lower: expect.closeTo(0.5655, 4), upper: 1 });
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(() => wilsonInterval(5, 4)).toThrow('not 5 of 4');
  });

  it('steps down, never falls and counts what could not be judged as a look', () => {
    expect(rounded(holmAdjusted([0.01, 0.04, 0.03]))).toEqual([0.03, 0.06, 0.06]);
    expect(rounded(holmAdjusted([0.01, NaN, 0.9]))).toEqual([0.03, NaN, 1]);
    expect(holmAdjusted([])).toEqual([]);
    expect(() => holmAdjusted([1.5])).toThrow('a p-value lies from 0 to 1, not at 1.5');
  });
});

describe('createRandom', () => {
  it('goes on where it stopped, in any portions, and differs by seed', () => {
    const [whole, half] = [new Uint32Array(6), new Uint32Array(3)];
    createRandom('seed').fill(whole);
    const random = createRandom('seed');
    random.fill(half);
    expect(list(half)).toEqual(list(whole.subarray(0, 3)));
    random.fill(half);
    expect(list(half)).toEqual(list(whole.subarray(3)));
    createRandom('other').fill(half);
    expect(list(half)).not.toEqual(list(whole.subarray(0, 3)));
    expect([scaleWord(0, 10), scaleWord(2 ** 31, 10), scaleWord(2 ** 32 - 1, 2 ** 21)]).toEqual([0, 5, 2 ** 21 - 1]);
  });
});

describe('forwardPaths', () => {
  it('starts at 0, keeps the incomplete as rows only and leaves gaps out at their session', () => {
    const { paths, isComplete, mean, min, max } = forwardPaths(one(100, 110, NaN, 120, 120, 180), Int32Array.of(0, 3, 4), 2);
    expect(rounded(paths)).toEqual([0, 0.1, NaN, 0, 0, 0.5, 0, 0.5, NaN]);
    expect(isComplete).toEqual([false, true, false]);
    expect([list(mean), list(min), list(max)]).toEqual([
      [0, 0, 0.5],
      [0, 0, 0.5],
      [0, 0, 0.5],
    ]);
    const wide = forwardPaths(one(100, 110, NaN, 120, 120, 180), Int32Array.of(0, 1), 3);
    expect(wide.isComplete).toEqual([true, true]);
    expect(rounded(wide.mean)).toEqual([0, 0.1, 0.090909091, 0.145454545]);
    expect(list(forwardPaths(one(1), Int32Array.of(), 1).mean)).toEqual([NaN, NaN]);
  });
});

describe('eventStudy', () => {
  const close = Float64Array.from({ length: 400 }, (_, t) => 100 + 10 * Math.sin(t / 7) + t / 20);
  const mask = new Uint8Array(400);
  for (const t of [20, 22, 90, 160, 250, 330, 398]) mask[t] = 1;
  const input: EventStudyInput = {
    outcome: { close, versus: null },
    mask,
    fromIndex: 21,
    toIndex: 399,
    horizons: [5, 21],
    policy: { kind: 'all' },
    direction: 'higher',
    seed: 'unit',
  };

  it('judges the policy on the whole history and the figures on the span', () => {
    expect(eventStudy(input).map(({ events }) => list(events))).toEqual([
      [22, 90, 160, 250, 330, 398],
      [22, 90, 160, 250, 330, 398],
    ]);
    // 22 is too close to 20, which lies before the span.
    const [gap] = eventStudy({ ...input, policy: { kind: 'gap', sessions: 3 } });
    expect(list(gap?.events ?? [])).toEqual([90, 160, 250, 330, 398]);
    expect(gap?.summary).toMatchObject({ count: 5, completeCount: 4 });
    expect(gap?.base).toMatchObject({ count: 379, completeCount: 374 });
    expect(gap).toMatchObject({
      isTooFew: true,
      isOverlapping: false,
      permutation: { method: 'date-sets', minGapSessions: 5, draws: defaultDraws },
    });
    expect(gap?.baseReturns).toHaveLength(374);
  });

  it('shifts the pattern where complete events overlap, and the bootstrap thins them', () => {
    const [near] = eventStudy({ ...input, fromIndex: 0, horizons: [21] });
    expect(near).toMatchObject({ isOverlapping: true, permutation: { method: 'circular-shifts', minGapSessions: 0 } });
    expect(near?.summary.completeCount).toBe(6);
    expect(near?.meanInterval?.count).toBe(5);
    // 398 has no outcome yet: that it lies near the end of the span makes nothing overlap.
    expect(eventStudy({ ...input, horizons: [60] })[0]?.isOverlapping).toBe(false);
  });

  it('says the same for the same seed, whatever other horizons are asked for', () => {
    const both = eventStudy(input);
    expect(eventStudy(input)).toEqual(both);
    expect(eventStudy({ ...input, horizons: [21] })).toEqual(both.slice(1));
    expect(eventStudy({ ...input, seed: 'other' })[1]?.permutation?.asExtremeCount).not.toBe(both[1]?.permutation?.asExtremeCount);
  });

  it('has rows and nothing else where no event is complete', () => {
    const [none] = eventStudy({ ...input, fromIndex: 390, horizons: [5] });
    expect(none).toMatchObject({ isTooFew: true, isOverlapping: false, higherInterval: null, meanInterval: null, permutation: null });
    expect(none?.summary).toMatchObject({ count: 1, completeCount: 0, mean: NaN });
    expect(list(eventStudy({ ...input, mask: new Uint8Array(400) })[0]?.events ?? [1])).toEqual([]);
  });

  it('refuses what does not fit together', () => {
    expect(() => eventStudy({ ...input, mask: new Uint8Array(3) })).toThrow('one mark per session of the outcome, 400, not 3');
    expect(() => eventStudy({ ...input, toIndex: 400 })).toThrow('the span lies within sessions 0 to 399, not from 21 to 400');
    expect(() => eventStudy({ ...input, fromIndex: 30, toIndex: 20 })).toThrow(RangeError);
    expect(() => eventStudy({ ...input, draws: 0 })).toThrow('draws is a whole number from 1, not 0');
    expect(() => eventStudy({ ...input, horizons: [0] })).toThrow(RangeError);
  });
});
