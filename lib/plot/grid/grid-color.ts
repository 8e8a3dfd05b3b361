import type { ChartSpec } from '@/lib/studies/kit/study';
import { formatNumber } from '@/lib/format/format-number';
import type { Ink } from '../mark';

type GridScale = Pick<Extract<ChartSpec, { kind: 'grid' }>, 'middle' | 'reach' | 'unit'>;

/** Tints on either side of the middle: few enough to be told apart and read off the legend. */
const tintsPerSide = 5;
// From a tint that is seen on the card to one that is near the full colour, in equal steps: the darker, the farther from the middle.
const [palest, strongest] = [0.14, 0.9];

/** One tint of a grid: what it covers and its colour. */
export interface GridStep {
  /** In the unit of the chart, `low` included; the outer ones go on without end. */
  readonly low: number;
  readonly high: number;
  readonly ink: Exclude<Ink, string>;
}

/** Tints from the lowest values to the highest: orange below the middle and blue above it, which are told apart with every kind of colour vision. */
export function listGridSteps({ middle, reach }: GridScale): readonly GridStep[] {
  const wide = reach / tintsPerSide;
  return Array.from({ length: 2 * tintsPerSide }, (_, at): GridStep => {
    const side = at - tintsPerSide;
    const away = side < 0 ? -side - 1 : side;
    const share = palest + ((strongest - palest) * away) / (tintsPerSide - 1);
    return { low: middle + side * wide, high: middle + (side + 1) * wide, ink: { color: side < 0 ? 'var(--low)' : 'var(--high)', share } };
  });
}

/** The tint of a value, by its place among them; null where it is missing. The middle itself is above it. */
export function findGridStep(value: number | null, { middle, reach }: GridScale): number | null {
  if (value === null) return null;
  const at = Math.floor(((value - middle) / reach) * tintsPerSide + 1e-9) + tintsPerSide;
  return Math.min(2 * tintsPerSide - 1, Math.max(0, at));
}

/** What a tint covers, in words: '50% to 60%', '20% or more' where its values go on beyond the scale. `isOpen`: whether they can. */
export function nameGridStep({ low, high }: GridStep, at: number, scale: GridScale, isOpen: boolean): string {
  const tell = (value: number): string =>
    `${formatNumber(value, { decimals: Number.isInteger(value) ? 0 : 1, sign: scale.middle === 0 })}${scale.unit === 'pct' ? '%' : ''}`;
  if (isOpen && at === 0) return `below ${tell(high)}`;
  return isOpen && at === 2 * tintsPerSide - 1 ? `${tell(low)} or more` : `${tell(low)} to ${tell(high)}`;
}
