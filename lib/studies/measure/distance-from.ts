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
  const distances = new Float64Array(closes.length);
  if (distanceIn === 'pct') {
    for (let t = 0; t < distances.length; t += 1) distances[t] = (closes[t] ?? NaN) / (reference[t] ?? NaN) - 1;
    return distances;
  }
  const deviations = rollingDeviation(closes, windowSessions, deviation);
  for (let t = 0; t < distances.length; t += 1) {
    const size = deviations[t] ?? NaN;
    distances[t] = size > 0 ? ((closes[t] ?? NaN) - (reference[t] ?? NaN)) / size : NaN;
  }
  return distances;
}
