import type { Ink } from '../mark';
import { assignLineStyles } from '../lines/line-styles';
import { symbolColor } from '../symbol-color';
import { quadrantLooks, type QuadrantName, type QuadrantSpec } from './read-weeks';

// Twelve colours can be told apart: of more, a tail has the colour of the quadrant that it ends in.
const mostColors = 12;

const tint = 0.07;

/** The ground of a quadrant. */
export function quadrantTint(quadrant: QuadrantName): Ink {
  return { color: quadrantLooks[quadrant].color, share: tint };
}

/** Whether each of those that move has a colour of its own. */
export function hasOwnColors({ series, panelKey }: QuadrantSpec): boolean {
  return panelKey === null && series.length <= mostColors;
}

/** The colour of every one that moves, by its value; null where it is that of the quadrant it ends in. */
export function assignTailColors(chart: QuadrantSpec): ReadonlyMap<string, string | null> {
  const { series, panelKey } = chart;
  if (panelKey !== null) return new Map(series.map(({ value, symbol }) => [value, symbolColor(symbol)]));
  const styles = hasOwnColors(chart) ? assignLineStyles(series) : [];
  return new Map(series.map(({ value }, at) => [value, styles[at]?.color ?? null]));
}
