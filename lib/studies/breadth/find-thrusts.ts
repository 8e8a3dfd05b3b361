import { deemerThrust, whaleyThrust, zweigThrust, type Thrusts } from '@/lib/metrics';

export interface ThrustChoice {
  readonly which: 'zweig' | 'deemer' | 'whaley';
  /** Of a Zweig thrust: the mean of its ratios. */
  readonly mean: 'ema' | 'sma';
}

/** The breadth thrust of the name chosen, from advances and declines at each session. */
export function findThrusts(advances: Float64Array, declines: Float64Array, { which, mean }: ThrustChoice): Thrusts {
  if (which === 'zweig') return zweigThrust(advances, declines, mean);
  return which === 'deemer' ? deemerThrust(advances, declines) : whaleyThrust(advances, declines);
}
