import { thresholdSlack } from '../meets-threshold';

export interface Thrusts {
  /** The figure that thrusts: a mean ratio, or a quotient of sums. */
  readonly values: Float64Array;
  /** Indexes at which a thrust was reached, ascending. */
  readonly triggers: readonly number[];
  /** 1 while a thrust can come: the figure has been back below its arming level since the last one. */
  readonly isArmed: Uint8Array;
}

/**
 * Sessions on which a figure rises above `level`, each after it had fallen back to or below it.
 *
 * **Missing** a session without a value neither triggers nor arms, and disarms: nothing bridges it (G8). **Ties/edges** above is strict, by
 * more than rounding (G1); the first value of a history, or after a gap, can trigger nothing, as nothing is known of what it rose from.
 * **Source** definitions.md 5.
 */
export function crossingsAbove(values: Float64Array, level: number): Thrusts {
  const triggers: number[] = [];
  const isArmed = new Uint8Array(values.length);
  let armed = false;
  values.forEach((value, t) => {
    if (Number.isNaN(value)) armed = false;
    else if (value <= level + thresholdSlack) armed = true;
    else if (armed) {
      triggers.push(t);
      armed = false;
    }
    isArmed[t] = armed ? 1 : 0;
  });
  return { values, triggers, isArmed };
}
