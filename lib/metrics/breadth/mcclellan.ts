/** The two exponential means of net advances that the oscillator starts from. */
export interface McClellanSeed {
  readonly trend10: number;
  readonly trend5: number;
  /** Summation index before the first session. */
  readonly summation: number;
}

export interface McClellan {
  /** Exponential means with weights of 10% and 5%. */
  readonly trend10: Float64Array;
  readonly trend5: Float64Array;
  readonly oscillator: Float64Array;
  readonly summation: Float64Array;
  /** 1 while the seed still shows: the first 195 sessions after it. */
  readonly isWarming: Uint8Array;
}

/** Sessions until the seed has faded from the slower mean. */
export const warmingSessions = 195;

/** From nothing: both means at zero, the summation at its neutral level. */
export const neutralSeed: McClellanSeed = { trend10: 0, trend5: 0, summation: 1000 };

/**
 * McClellan oscillator and summation index of net advances (raw, or ratio-adjusted).
 *
 * **Shape** one series in, five of the same length out. **Units** those of the input. **Window** exponential from the first value
 * on: `E10 = 0.9 E10 + 0.1 x`, `E5 = 0.95 E5 + 0.05 x`, oscillator `E10 - E5`, summation its running sum. With the neutral seed the
 * summation equals the closed form `1000 + MO - 10 E10 + 20 E5`.
 * **Missing** a session without a value has none; the means restart with the seed after it, and the summation goes on from its last level (G8).
 * **Ties/edges** values of the first 195 sessions after a seed are marked as warming. **Source** DEFINITIONS, `mcclellan`; McClellan Financial.
 *
 * @example mcclellan(Float64Array.of(100)).oscillator // 5
 */
export function mcclellan(net: Float64Array, seed: McClellanSeed = neutralSeed): McClellan {
  const series = (): Float64Array => new Float64Array(net.length).fill(NaN);
  const found = { trend10: series(), trend5: series(), oscillator: series(), summation: series(), isWarming: new Uint8Array(net.length) };
  let { trend10, trend5, summation } = seed;
  let sinceSeed = 0;
  for (let t = 0; t < net.length; t += 1) {
    const value = net[t] ?? NaN;
    if (Number.isNaN(value)) {
      ({ trend10, trend5 } = seed);
      sinceSeed = 0;
      continue;
    }
    trend10 = 0.9 * trend10 + 0.1 * value;
    trend5 = 0.95 * trend5 + 0.05 * value;
    summation += trend10 - trend5;
    found.trend10[t] = trend10;
    found.trend5[t] = trend5;
    found.oscillator[t] = trend10 - trend5;
    found.summation[t] = summation;
    if (sinceSeed < warmingSessions) found.isWarming[t] = 1;
    sinceSeed += 1;
  }
  return found;
}
