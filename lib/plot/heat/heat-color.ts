import { formatNumber } from '@/lib/format/format-number';
import type { ColorName } from '../theme-colors';

/** The strongest tint that text in ink still reads on. */
export const strongestTint = 0.5;

/** One of the colours that explain a heat grid, with the figure that it stands for. */
export interface HeatStep extends HeatTint {
  readonly text: string;
}

const steps = [-1, -0.5, 0, 0.5, 1] as const;
// Beyond its ends the scale has one colour. In words: pictures have no glyphs for the signs.
const ends: Readonly<Record<number, string>> = { [-1]: ' or less', 1: ' or more' };

/** Five tints from the most negative to the most positive, the scale of a heat grid. */
export function listHeatSteps(limit: number, unit: string): readonly HeatStep[] {
  return steps.map((step) => ({
    color: step < 0 ? 'down' : 'up',
    share: Math.abs(step) * strongestTint,
    text: `${formatNumber(step * limit, { decimals: Number.isInteger(step * limit) ? 0 : 2, sign: true })}${unit}${ends[step] ?? ''}`,
  }));
}

export interface HeatTint {
  readonly color: Extract<ColorName, 'up' | 'down'>;
  /** Share of the colour in the mix with the card, from 0 to `strongestTint`. */
  readonly share: number;
}

/** The colour of a value on a scale that diverges from 0, full from `limit` on; null where it is missing. */
export function tintOf(value: number | null, limit: number): HeatTint | null {
  if (value === null) return null;
  return { color: value < 0 ? 'down' : 'up', share: Math.min(1, Math.abs(value) / limit) * strongestTint };
}

/** Two colours `#rrggbb` mixed channel by channel, as CSS mixes in srgb. */
export function mixColors(color: string, ground: string, share: number): string {
  const channel = (text: string, place: number): number => Number.parseInt(text.slice(1 + 2 * place, 3 + 2 * place), 16);
  const mixed = [0, 1, 2].map((place) => Math.round(channel(color, place) * share + channel(ground, place) * (1 - share)));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
