import { deemerSpacing, deemerThrust, whaleyThrust, zweigThrust, type Thrusts } from '@/lib/metrics';

/** Which thrust, with its definitions. */
export interface ThrustChoice {
  readonly which: 'zweig' | 'deemer' | 'whaley';
  /** Of a Zweig thrust: the mean of its ratios. */
  readonly mean: 'ema' | 'sma';
  /** Of Deemer's: sessions between two triggers at least; 20 where it is left out. */
  readonly spacing?: number;
}

/** The breadth thrust of the name chosen, from advances and declines at each session. */
export function findThrusts(
  advances: Float64Array,
  declines: Float64Array,
  { which, mean, spacing = deemerSpacing }: ThrustChoice,
): Thrusts {
  if (which === 'zweig') return zweigThrust(advances, declines, mean);
  return which === 'deemer' ? deemerThrust(advances, declines, spacing) : whaleyThrust(advances, declines);
}
