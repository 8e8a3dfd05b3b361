import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceDeclineLine,
  deemerThrust,
  highLowIndex,
  hindenburgOmen,
  mcclellan,
  ratioAdjustedNetAdvances,
  rollingSum,
  whaleyThrust,
  zweigThrust,
} from '@/lib/metrics';

const of = (...values: number[]) => Float64Array.of(...values);
const repeat = (value: number, times: number) => new Array<number>(times).fill(value);

/** Advances and declines with these ratios, a thousand stocks each session. */
function fromRatios(ratios: readonly number[]): [Float64Array, Float64Array] {
  return [Float64Array.from(ratios, (ratio) => ratio * 1000), Float64Array.from(ratios, (ratio) => (1 - ratio) * 1000)];
}

describe('sums of counts', () => {
  it('adds a line up and goes on after a missing session', () => {
    expect([...advanceDeclineLine(of(NaN, 3, -1, NaN, 4))]).toEqual([NaN, 3, 2, NaN, 6]);
  });

  it('sums strict windows', () => {
    expect([...rollingSum(of(1, 2, 3, NaN, 4, 5), 2)]).toEqual([NaN, 3, 5, NaN, NaN, 9]);
    expect(() => rollingSum(of(1), 0)).toThrow(RangeError);
  });

  it('adjusts net advances to a thousand that moved', () => {
    expect([...ratioAdjustedNetAdvances(of(70, 0, NaN), of(7, 0, 1))]).toEqual([(1000 * 63) / 77, NaN, NaN]);
  });
});

describe('mcclellan', () => {
  it('reproduces the point published for 2022-07-06 from the day before', () => {
    const seed = { trend10: (-128.642 + 77.3) / 0.9, trend5: (-141.013 + 38.65) / 0.95, summation: -521.471 - 12.371 };
    const { trend10, trend5, oscillator, summation } = mcclellan(of(1240 - 2013), seed);
    expect([trend10[0], trend5[0], oscillator[0], summation[0]].map((value) => Number((value ?? NaN).toFixed(3)))).toEqual([
      -128.642, -141.013, 12.371, -521.471,
    ]);
    expect(seed.trend10 - seed.trend5).toBeCloseTo(50.704, 3);
  });

  it('adds up to the closed form', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 1, maxLength: 300 }), (net) => {
        const { trend10, trend5, oscillator, summation } = mcclellan(Float64Array.from(net));
        summation.forEach((level, t) => {
          const closed = 1000 + (oscillator[t] ?? NaN) - 10 * (trend10[t] ?? NaN) + 20 * (trend5[t] ?? NaN);
          expect(level).toBeCloseTo(closed, 6);
        });
      }),
    );
  });

  it('starts the means anew after a missing session, and says how long the seed shows', () => {
    const { oscillator, summation, isWarming } = mcclellan(of(100, NaN, 100, ...repeat(0, 200)));
    expect([oscillator[0], oscillator[1], oscillator[2]]).toEqual([5, NaN, 5]);
    expect([summation[0], summation[1], summation[2]]).toEqual([1005, NaN, 1010]);
    expect([isWarming[2], isWarming[196], isWarming[197]]).toEqual([1, 1, 0]);
  });
});

describe('highLowIndex', () => {
  it('skips sessions without highs and lows in the mean of ten', () => {
    const highs = of(...repeat(3, 9), 0, 1);
    const { net, recordHighShare, index } = highLowIndex(highs, of(...repeat(1, 9), 0, 1));
    expect([net[0], recordHighShare[0], recordHighShare[9]]).toEqual([2, 0.75, NaN]);
    expect([index[8], index[9]]).toEqual([NaN, NaN]);
    expect(index[10]).toBeCloseTo((9 * 0.75 + 0.5) / 10, 12);
  });
});

describe('thrusts', () => {
  it('seeds the Zweig mean with ten plain ratios', () => {
    const { values } = zweigThrust(...fromRatios([...repeat(0.3, 5), ...repeat(0.4, 5), 0.9]), 'ema');
    expect(values[8]).toBeNaN();
    expect(values[9]).toBeCloseTo(0.35, 12);
    expect(values[10]).toBeCloseTo(0.45, 12);
  });

  it('triggers within ten sessions of the last mean below 0.40, once, and again only after the next', () => {
    const quick = zweigThrust(...fromRatios([...repeat(0.3, 10), ...repeat(0.95, 12)]), 'sma');
    expect(quick.triggers).toEqual([14]);
    expect([quick.isArmed[11], quick.isArmed[14], quick.isArmed[20]]).toEqual([1, 0, 0]);
    const slow = zweigThrust(...fromRatios([...repeat(0.3, 10), ...repeat(0.5, 12), ...repeat(0.9, 8)]), 'sma');
    expect(slow.triggers).toEqual([]);
    const twice = zweigThrust(...fromRatios([...repeat(0.3, 10), ...repeat(0.95, 10), ...repeat(0.1, 12), ...repeat(0.95, 10)]), 'sma');
    expect(twice.triggers).toHaveLength(2);
  });

  it('starts the exponential mean anew after a session without moves', () => {
    const [up, down] = fromRatios([...repeat(0.3, 10), 0.5, ...repeat(0.9, 9)]);
    up[10] = 0;
    down[10] = 0;
    expect(zweigThrust(up, down, 'ema').values.every(Number.isNaN)).toBe(false);
    expect(Number.isNaN(zweigThrust(up, down, 'ema').values[19] ?? 0)).toBe(true);
  });

  it('lets Deemer and Whaley re-arm after falling back', () => {
    const [up, down] = fromRatios([...repeat(0.5, 10), ...repeat(0.8, 12), ...repeat(0.4, 12), ...repeat(0.8, 12)]);
    expect(deemerThrust(up, down).triggers).toHaveLength(2);
    expect(whaleyThrust(up, down).triggers).toHaveLength(2);
    expect(deemerThrust(...fromRatios(repeat(0.9, 30))).triggers).toEqual([]);
  });

  it('takes a figure that reaches its level but for rounding for the level: neither armed nor triggered', () => {
    const level = fromRatios([...repeat(0.4, 30), 0.99, 0.99, 0.99, 0.99, 0.99]);
    for (const mean of ['ema', 'sma'] as const) {
      const { triggers, isArmed } = zweigThrust(...level, mean);
      expect([triggers, isArmed.some((armed) => armed === 1)]).toEqual([[], false]);
    }
    // 197 to 100 is 1.97: it arms for what comes above.
    const [up, down] = [of(...repeat(197, 12), 400), of(...repeat(100, 12), 100)];
    expect(deemerThrust(up, down).triggers).toEqual([12]);
  });

  it('bridges no gap: what a figure was before it says nothing of where it rose from', () => {
    const [up, down] = fromRatios([...repeat(0.5, 20), 0.5, ...repeat(0.9, 20)]);
    up[20] = NaN;
    expect(deemerThrust(up, down).triggers).toEqual([]);
    expect(whaleyThrust(up, down).triggers).toEqual([]);
  });
});

describe('hindenburgOmen', () => {
  const input = {
    newHighs: of(...repeat(3, 51)),
    newLows: of(...repeat(3, 51)),
    issues: of(...repeat(100, 51)),
    index: Float64Array.from({ length: 51 }, (_, t) => 100 + t),
    oscillator: of(...repeat(-1, 51)),
  };

  it('needs every condition, and a close 50 sessions ago', () => {
    const { omen } = hindenburgOmen(input, 0.022);
    expect([omen[49], omen[50]]).toEqual([NaN, 1]);
    expect(hindenburgOmen({ ...input, oscillator: of(...repeat(0, 51)) }, 0.022).omen[50]).toBe(0);
    expect(hindenburgOmen({ ...input, newHighs: of(...repeat(7, 51)) }, 0.022).omen[50]).toBe(0);
    expect(hindenburgOmen(input, 0.03).omen[50]).toBe(0);
  });
});
