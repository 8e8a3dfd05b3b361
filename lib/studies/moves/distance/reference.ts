import { rollingMax, rollingMean, runningMax } from '@/lib/metrics';
import type { DistanceParams } from './params';

/** What the close is measured against; aligned with the market. */
export function computeReference(closes: Float64Array, { reference, windowSessions }: DistanceParams): Float64Array {
  if (reference === 'record') return runningMax(closes);
  return reference === 'sma' ? rollingMean(closes, windowSessions) : rollingMax(closes, windowSessions);
}

/** As in: its 50-session mean. */
export function nameReference({ reference, windowSessions }: DistanceParams): string {
  if (reference === 'record') return 'record close';
  return `${windowSessions}-session ${reference === 'sma' ? 'mean' : 'high'}`;
}
