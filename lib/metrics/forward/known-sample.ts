import { smallestSpacing } from './spacing';

/** Outcomes of a span without the sessions that have none, and events in the places that are left. */
export interface KnownSample {
  readonly returns: Float64Array;
  readonly events: Int32Array;
  /** The policy's gap, or the least spacing of the events in these places where that is smaller: dates drawn from them lie at least as far apart in the span. */
  readonly policyGapSessions: number;
}

/**
 * The sessions of a span that a condition leaves, one after the other, so that random dates are drawn among them alone and are as many as the events.
 * **Shape** outcomes of the span, NaN where it is left out, and events as ascending indexes into them. **Missing** events without an outcome are left out.
 * @example knownSample(Float64Array.of(1, NaN, 2), Int32Array.of(2), 1).events // 1
 */
export function knownSample(returns: Float64Array, events: Int32Array, policyGapSessions: number): KnownSample {
  const places = new Int32Array(returns.length).fill(-1);
  let kept = 0;
  returns.forEach((value, t) => {
    if (Number.isNaN(value)) return;
    places[t] = kept;
    kept += 1;
  });
  const moved = events.map((t) => places[t] ?? -1).filter((place) => place >= 0);
  return {
    returns: returns.filter((value) => !Number.isNaN(value)),
    events: moved,
    policyGapSessions: Math.max(1, Math.min(policyGapSessions, smallestSpacing(moved))),
  };
}
