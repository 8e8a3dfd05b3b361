import { rollingMax, rollingMean, runningMax } from '@/lib/metrics';
import { nameClose } from '../../kit/unit-words';
import type { DistanceParams } from './params';

/** What the close is measured against; aligned with the market. */
export function computeReference(closes: Float64Array, { reference, windowSessions }: DistanceParams): Float64Array {
  if (reference === 'record') return runningMax(closes);
  return reference === 'sma' ? rollingMean(closes, windowSessions) : rollingMax(closes, windowSessions);
}

/** As in: its 50-session mean. */
export function nameReference({ reference, windowSessions, unit }: DistanceParams): string {
  if (reference === 'record') return `record ${nameClose(unit)}`;
  // What is called a 52-week high is one of sessions: of weekly closes it is said that they are.
  if (reference === 'high' && unit !== 'session') return `highest of ${windowSessions} ${nameClose(unit)}s`;
  return `${windowSessions}-${unit} ${reference === 'sma' ? 'mean' : 'high'}`;
}
