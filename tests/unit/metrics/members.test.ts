import { describe, expect, it } from 'vitest';
import {
  contributions,
  contributionShare,
  countMembers,
  driftedWeights,
  equalWeightLevel,
  exGroupReturn,
  meanPairwiseCorrelation,
  packValues,
  returnDispersion,
  spreadValues,
  weightConcentration,
  type Placed,
} from '@/lib/metrics';

const plain = (...values: number[]) => Float64Array.from(values);
const of = (...values: number[]) => packValues(plain(...values));
/** Weights that are stored for the positions that have one. */
const stored = (...values: number[]) => {
  const positions = Int32Array.from(values.flatMap((value, at) => (Number.isNaN(value) ? [] : [at])));
  return { positions, values: Float64Array.from(positions, (at) => values[at] ?? NaN) };
};
/** A series over its first positions. */
const spread = (series: Placed | undefined, length: number) => [...spreadValues(series ?? of(), new Float64Array(length))];
const whole = (sessions: number, members: number) => Array.from({ length: members }, () => Int32Array.of(0, sessions));

describe('dispersion of returns', () => {
  it('runs its docstring example', () => {
    const { mean, deviation, eligible } = returnDispersion(
      { sessionCount: 2, closes: [of(100, 101), of(100, 103)], spans: whole(2, 2) },
      1,
    );
    expect(mean[0]).toBeNaN();
    expect(mean[1]).toBeCloseTo(0.02, 12);
    expect(deviation[1]).toBeCloseTo(Math.sqrt(2) * 0.01, 12);
    expect([...eligible]).toEqual([0, 2]);
  });

  it('leaves out members without the return and those that are none, and needs two', () => {
    const closes = [of(100, 110, 121), of(100, NaN, 130), of(100, 120, 120), of(100, 90, 90)];
    const spans = [...whole(3, 3), Int32Array.of(5, 9)];
    expect([...returnDispersion({ sessionCount: 3, closes, spans }, 1).eligible]).toEqual([0, 2, 2]);
    const two = returnDispersion({ sessionCount: 3, closes, spans }, 2);
    // The second member's gap lies inside its window: its two end closes are enough.
    expect([...two.eligible]).toEqual([0, 0, 3]);
    expect(two.mean[2]).toBeCloseTo((0.21 + 0.3 + 0.2) / 3, 12);
    expect(
      returnDispersion({ sessionCount: 3, closes, spans: [Int32Array.of(0, 3), ...Array.from({ length: 3 }, () => Int32Array.of())] }, 1)
        .deviation[2],
    ).toBeNaN();
  });

  it('refuses lengths that do not fit', () => {
    expect(() => returnDispersion({ sessionCount: 3, closes: [of(1, 2, 3, 4)], spans: whole(3, 1) }, 1)).toThrow(/from position 0 to 4/);
    expect(() => returnDispersion({ sessionCount: 1, closes: [of(1)], spans: [] }, 1)).toThrow(/closes and spans/);
  });
});

describe('mean pairwise correlation', () => {
  it('is 1, -1 or in between, by hand', () => {
    const up = of(100, 101, 103, 102);
    const same = of(300, 303, 309, 306);
    const together = meanPairwiseCorrelation({ sessionCount: 4, closes: [up, same], spans: whole(4, 2) }, 3);
    expect(together.correlation[3]).toBeCloseTo(1, 12);
    expect([...together.correlation.subarray(0, 3)]).toEqual([NaN, NaN, NaN]);
    const one = of(100, 110, 99);
    const other = of(100, 90, 99);
    expect(meanPairwiseCorrelation({ sessionCount: 3, closes: [one, other], spans: whole(3, 2) }, 2).correlation[2]).toBeCloseTo(-1, 12);
    // Returns (1, -1, 0), (1, 0, -1) and (0, 1, -1) percent: correlations 0.5, -0.5 and 0.5.
    const build = (...moves: number[]) =>
      of(...[0, 1, 2, 3].map((t) => moves.slice(0, t).reduce((close, move) => close * (1 + move / 100), 100)));
    const three = meanPairwiseCorrelation(
      { sessionCount: 4, closes: [build(1, -1, 0), build(1, 0, -1), build(0, 1, -1)], spans: whole(4, 3) },
      3,
    );
    expect(three.correlation[3]).toBeCloseTo(1 / 6, 10);
  });

  it('leaves out who did not move or lacks a return', () => {
    const flat = of(5, 5, 5, 5);
    const holed = of(5, NaN, 6, 7);
    const moving = [of(100, 101, 103, 102), of(50, 51, 52, 50)];
    const with3 = meanPairwiseCorrelation({ sessionCount: 4, closes: [flat, holed, ...moving], spans: whole(4, 4) }, 3);
    expect(with3.eligible[3]).toBe(2);
    expect(with3.correlation[3]).toBe(meanPairwiseCorrelation({ sessionCount: 4, closes: moving, spans: whole(4, 2) }, 3).correlation[3]);
    expect(() => meanPairwiseCorrelation({ sessionCount: 1, closes: [], spans: [] }, 1)).toThrow(RangeError);
  });
});

describe('weights', () => {
  it('drift with price against the index, by their age', () => {
    const { weights, ages } = driftedWeights({
      sessionCount: 2,
      closes: [of(10, 12)],
      spans: whole(2, 1),
      weights: [stored(0.5, NaN)],
      index: plain(100, 110),
    });
    expect(spread(weights[0], 2)[0]).toBe(0.5);
    expect(spread(weights[0], 2)[1]).toBeCloseTo((0.5 * 1.2) / 1.1, 14);
    expect([...ages]).toEqual([0, 1]);
  });

  it('start anew with each stored one, and end with membership', () => {
    const closes = [of(10, 11, 12, 13, 14), of(1, 1, 1, 1, 1)];
    const index = plain(1, 1, 1, NaN, 1);
    const { weights, ages } = driftedWeights({
      sessionCount: 5,
      closes,
      index,
      // A weight beyond the last session has no say.
      weights: [stored(NaN, 0.2), stored(0.3, NaN, NaN, NaN, NaN, NaN, 0.4)],
      spans: [Int32Array.of(0, 9), Int32Array.of(0, 1, 2, 5)],
    });
    expect(spread(weights[0], 5)).toEqual([NaN, 0.2, 0.2 * (12 / 11), NaN, 0.2 * (14 / 11)]);
    expect(spread(weights[1], 5)).toEqual([0.3, NaN, NaN, NaN, NaN]);
    expect([...ages]).toEqual([0, 0, 1, NaN, 3]);
  });

  it('are known to no member without stored ones, and lengths must fit', () => {
    const none = driftedWeights({ sessionCount: 1, closes: [of(1)], spans: whole(1, 1), weights: [null], index: plain(1) });
    expect(spread(none.weights[0], 1)).toEqual([NaN]);
    expect(() => driftedWeights({ sessionCount: 1, closes: [of(1)], spans: whole(1, 1), weights: [], index: plain(1) })).toThrow(
      RangeError,
    );
  });
});

describe('concentration of weights', () => {
  it('runs its docstring example', () => {
    const { hhi, effective, top, known, eligible } = weightConcentration({ sessionCount: 1, weights: [of(0.5), of(0.25), of(0.25)] }, 1);
    expect([hhi[0], effective[0], top[0], known[0], eligible[0]]).toEqual([0.375, 1 / 0.375, 0.5, 1, 3]);
  });

  it('leaves unknown weights out and says how much is known', () => {
    const { hhi, top, known, eligible } = weightConcentration(
      { sessionCount: 3, weights: [of(0.5, NaN, 0), of(NaN, NaN, NaN), of(0.2, NaN, 0)] },
      5,
    );
    expect(hhi[0]).toBeCloseTo(0.29, 14);
    expect([top[0], known[0], eligible[0]]).toEqual([0.7, 0.7, 2]);
    expect([hhi[1], known[1], hhi[2]]).toEqual([NaN, NaN, NaN]);
    expect(() => weightConcentration({ sessionCount: 1, weights: [of(1)] }, 0)).toThrow(/largest/);
    expect(() => weightConcentration({ sessionCount: 1, weights: [of(1, 1)] }, 1)).toThrow(/1 sessions/);
  });
});

describe('contributions', () => {
  it('run their docstring example', () => {
    const { contribution } = contributions(
      { closes: [of(100, 110)], weights: [of(0.4, NaN)], index: plain(50, 52), spans: [Int32Array.of(0, 2)] },
      0,
      1,
    );
    expect(contribution[0]).toBeCloseTo(0.04, 14);
  });

  it('sum to the index return when weights are complete, through a change of members', () => {
    // Two of the three are members at a time; the index is their capital, chained where the second makes way for the third, which counts from its close before.
    const closes = [of(10, 11, 12, 9), of(20, 19, 21, 30), of(5, 6, 7, 8)];
    const weights = [of(10 / 30, 11 / 17, 12 / 19, NaN), of(20 / 30, NaN, NaN, NaN), of(NaN, 6 / 17, 7 / 19, NaN)];
    const index = plain(30, 30, 30 * (19 / 17), 30 * (19 / 17) * (17 / 19));
    const spans = [Int32Array.of(0, 4), Int32Array.of(0, 2), Int32Array.of(2, 4)];
    const { contribution, counted, missing } = contributions({ closes, weights, index, spans }, 0, 3);
    expect([...missing]).toEqual([0, 0, 0]);
    expect(contribution.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 14);
    expect(contribution[2]).toBeCloseTo((6 / 17) * (1 / 6) + (19 / 17) * (7 / 19) * (1 / 7), 14);
    expect([...counted]).toEqual([3, 1, 2]);
  });

  it('count what could not be counted, and refuse a range that is none', () => {
    const input = { closes: [of(10, NaN, 12)], weights: [of(0.5, 0.5, 0.5)], index: plain(1, 1, 1), spans: [Int32Array.of(0, 3)] };
    const { contribution, missing } = contributions(input, 0, 2);
    expect([contribution[0], missing[0]]).toEqual([NaN, 2]);
    // A session of its membership without a known weight is one that is not counted; outside of it there is none.
    const late = { closes: [of(10, 11, 12)], weights: [of(NaN, 0.5, 0.5)], index: plain(1, 1, 1) };
    expect([...contributions({ ...late, spans: [Int32Array.of(0, 3)] }, 0, 2).missing]).toEqual([1]);
    expect([...contributions({ ...late, spans: [Int32Array.of(1, 3)] }, 0, 2).missing]).toEqual([1]);
    expect([...contributions({ ...late, spans: [Int32Array.of(2, 3)] }, 0, 2).missing]).toEqual([0]);
    expect(contributions(input, 1, 1).contribution[0]).toBeNaN();
    expect(() => contributions(input, 2, 1)).toThrow(RangeError);
    expect(() => contributions({ ...input, weights: [] }, 0, 1)).toThrow(/closes and weights/);
  });

  it('are no share of an index that hardly moved', () => {
    expect(contributionShare(0.01, 0.04)).toBe(0.25);
    expect(contributionShare(0.001, -0.0025)).toBe(-0.4);
    expect(contributionShare(0.001, 0.0024)).toBeNaN();
  });
});

describe('return without a group', () => {
  it('takes the group out and scales the rest up', () => {
    expect(exGroupReturn(0.02, [0.25], [0.05])).toBeCloseTo(0.01, 14);
    expect(exGroupReturn(0.02, [], [])).toBe(0.02);
    expect(exGroupReturn(0.02, [0.5, NaN], [0, 0])).toBeNaN();
    expect(exGroupReturn(0.02, [1], [0.02])).toBeNaN();
    expect(() => exGroupReturn(0, [1], [])).toThrow(RangeError);
  });
});

describe('equal weight', () => {
  it('runs its docstring example and chains means of returns', () => {
    expect([...equalWeightLevel({ sessionCount: 2, closes: [of(1, 2), of(4, 4)], spans: whole(2, 2) }).level]).toEqual([100, 150]);
    const { level, eligible } = equalWeightLevel({
      sessionCount: 4,
      closes: [of(NaN, 10, NaN, 12), of(NaN, 10, NaN, NaN)],
      spans: whole(4, 2),
    });
    // Nobody has a close on the third session: the fourth is measured from the second, by the one with both.
    expect([...level]).toEqual([NaN, 100, NaN, 120]);
    expect([...eligible]).toEqual([0, 0, 0, 1]);
  });

  it('knows who is a member', () => {
    expect([...countMembers({ sessionCount: 3, spans: [Int32Array.of(0, 2), Int32Array.of(-4, 1, 2, 8)] })]).toEqual([2, 1, 1]);
    expect([
      ...equalWeightLevel({ sessionCount: 3, closes: [of(1, 2, 4), of(1, 1, 1)], spans: [Int32Array.of(0, 3), Int32Array.of(0, 2)] }).level,
    ]).toEqual([100, 150, 300]);
  });
});
