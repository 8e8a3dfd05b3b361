import { rollingDeviation } from '@/lib/metrics';

/** How a distance is counted. */
export interface DistanceUnit {
  readonly distanceIn: 'pct' | 'sigma';
  readonly deviation: 'sample' | 'population';
  readonly windowSessions: number;
}

/**
 * The distance of each close from its reference: close over reference less one, or (`sigma`) the difference in standard deviations of
 * the closes in the window. **Shape** as the closes. **Units** fractions or deviations. **Missing** NaN: a reference, a deviation or a close is
 * missing; a deviation of nothing measures nothing.
 */
export function distanceFrom(
  closes: Float64Array,
  reference: Float64Array,
  { distanceIn, deviation, windowSessions }: DistanceUnit,
): Float64Array {
  if (distanceIn === 'pct') return closes.map((close, t) => close / (reference[t] ?? NaN) - 1);
  const deviations = rollingDeviation(closes, windowSessions, deviation);
  return closes.map((close, t) => {
    const size = deviations[t] ?? NaN;
    return size > 0 ? (close - (reference[t] ?? NaN)) / size : NaN;
  });
}
