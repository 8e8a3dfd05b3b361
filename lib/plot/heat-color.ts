import type { ColorName } from './theme-colors';

/** The strongest tint that text in ink still reads on. */
export const strongestTint = 0.5;

const limits = [0.5, 1, 2, 3, 5, 10, 20, 30, 50, 100, 200, 500] as const;

/**
 * The value at which the colour is full: a round number that nine in ten of the values stay within.
 * **Units** as the values. **Missing** null is left out; nothing at all gives the smallest limit.
 */
export function chooseHeatLimit(values: readonly (number | null)[]): number {
  const sizes = values.filter((value) => value !== null).map(Math.abs).sort((a, b) => a - b);
  const most = sizes[Math.floor(sizes.length * 0.9)] ?? sizes.at(-1) ?? 0;
  return limits.find((limit) => limit >= most) ?? Math.ceil(most);
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
