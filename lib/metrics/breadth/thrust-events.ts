import { exceedsLevel } from '../meets-threshold';

export interface Thrusts {
  /** The figure that thrusts: a mean ratio, or a quotient of sums. */
  readonly values: Float64Array;
  /** Indexes at which a thrust was reached, ascending. */
  readonly triggers: readonly number[];
  /** 1 while a thrust can come: the figure is back below its arming level, and the last one lies far enough back. */
  readonly isArmed: Uint8Array;
}

/**
 * Sessions on which a figure rises above `level`, each after it had fallen back to or below it and at least `spacingSessions` after the one before.
 *
 * **Missing** a session without a value neither triggers nor arms, and disarms: nothing bridges it (G8). **Ties/edges** above is strict, by
 * more than rounding (G1); the first value of a history, or after a gap, can trigger nothing, as nothing is known of what it rose from;
 * a rise too near the last trigger is none, and does not push the next one back.
 * **Source** DEFINITIONS, `thrusts`.
 */
export function crossingsAbove(values: Float64Array, level: number, spacingSessions = 1): Thrusts {
  const triggers: number[] = [];
  const isArmed = new Uint8Array(values.length);
  let last = -Infinity;
  let isBelow = false;
  for (let t = 0; t < values.length; t += 1) {
    const value = values[t] ?? NaN;
    const isAbove = exceedsLevel(value, level);
    if (isAbove && isBelow && t - last >= spacingSessions) {
      triggers.push(t);
      last = t;
    }
    isBelow = !Number.isNaN(value) && !isAbove;
    isArmed[t] = Number(isBelow && t + 1 - last >= spacingSessions);
  }
  return { values, triggers, isArmed };
}
