import { mixColors } from './heat/heat-color';
import type { Ink } from './mark';
import { resolveColor, themeColors, type Theme } from './theme-colors';

/** A colour as it stands in a file, which has no style sheet: `#rrggbb`. */
export function resolveInk(ink: Ink, theme: Theme): string {
  return typeof ink === 'string' ? resolveColor(ink, theme) : mixColors(resolveColor(ink.color, theme), themeColors[theme].card, ink.share);
}
