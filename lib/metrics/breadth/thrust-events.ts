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
 * **Missing** a session without a value neither triggers nor arms. **Ties/edges** above is strict; the first value of a history can
 * trigger nothing, as nothing is known of what it rose from. **Source** definitions.md 5.
 */
export function crossingsAbove(values: Float64Array, level: number): Thrusts {
  const triggers: number[] = [];
  const isArmed = new Uint8Array(values.length);
  let armed = false;
  values.forEach((value, t) => {
    if (value <= level) armed = true;
    else if (value > level && armed) {
      triggers.push(t);
      armed = false;
    }
    isArmed[t] = armed ? 1 : 0;
  });
  return { values, triggers, isArmed };
}
