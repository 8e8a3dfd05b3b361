import type { Random } from './random';

export interface DailyRange {
  readonly open: number;
  readonly high: number;
  readonly low: number;
}

/** An open near the last close, and a high and low that hold both open and close; wider in a nervous market. Rounded like the close. */
export function drawDailyRange(
  random: Random,
  previousClose: number,
  close: number,
  turbulence: number,
  round: (value: number) => number,
): DailyRange {
  const open = round(previousClose * Math.exp(0.0015 * turbulence * random.normal()));
  const reach = (): number => 0.0035 * turbulence * Math.abs(random.normal());
  const high = round(Math.max(open, close) * Math.exp(reach()));
  const low = round(Math.min(open, close) * Math.exp(-reach()));
  return { open, high: Math.max(high, open, close), low: Math.min(low, open, close) };
}
