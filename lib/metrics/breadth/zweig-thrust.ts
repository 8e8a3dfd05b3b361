import { exceedsLevel } from '../meets-threshold';
import { rollingMean } from '../rolling-mean';
import type { Thrusts } from './thrust-events';

export const zweigLow = 0.4;
export const zweigHigh = 0.615;
const meanSessions = 10;
const weight = 2 / 11;
const mostSessions = 10;

/** Exponential mean with weight 2/11 from the plain mean of the first ten values; a missing value starts it anew (G8). */
function exponentialMean(values: Float64Array): Float64Array {
  const means = new Float64Array(values.length).fill(NaN);
  let mean = 0;
  let present = 0;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    if (Number.isNaN(value)) {
      mean = 0;
      present = 0;
      continue;
    }
    present += 1;
    if (present <= meanSessions) mean += value / meanSessions;
    else mean += weight * (value - mean);
    if (present >= meanSessions) means[t] = mean;
  }
  return means;
}

/**
 * Zweig's breadth thrust: the ten-session mean of advances among advances and declines goes from below 0.40 to above 0.615 within
 * ten sessions, counted from the last one below 0.40 to the trigger.
 *
 * **Shape** two series of counts in, one of the same length and the triggers out. **Units** fractions. **Window** ten sessions,
 * exponential or plain. **Missing** a session on which nothing moved, or without counts, restarts the exponential mean (G8).
 * **Ties/edges** both levels are strict, by more than rounding (G1); after a thrust the next can come once the mean has been below 0.40 again.
 * **Source** DEFINITIONS, `thrusts`; Zweig as described by McClellan, Hill and Morris.
 *
 * @example zweigThrust(Float64Array.of(3), Float64Array.of(1), 'ema').triggers // none: ten sessions are needed
 */
export function zweigThrust(advances: Float64Array, declines: Float64Array, mean: 'ema' | 'sma'): Thrusts {
  const ratios = new Float64Array(advances.length);
  for (let t = 0; t < ratios.length; t += 1) {
    const up = advances[t] ?? NaN;
    const moved = up + (declines[t] ?? NaN);
    ratios[t] = moved > 0 ? up / moved : NaN;
  }
  const values = mean === 'ema' ? exponentialMean(ratios) : rollingMean(ratios, meanSessions);
  const triggers: number[] = [];
  const isArmed = new Uint8Array(values.length);
  let lastLow = -Infinity;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    if (exceedsLevel(zweigLow, value)) lastLow = t;
    if (exceedsLevel(value, zweigHigh) && t - lastLow <= mostSessions) {
      triggers.push(t);
      lastLow = -Infinity;
    }
    // Armed is what can still come in time.
    isArmed[t] = t - lastLow < mostSessions ? 1 : 0;
  }
  return { values, triggers, isArmed };
}
