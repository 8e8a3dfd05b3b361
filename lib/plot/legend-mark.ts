import type { LegendEntry } from './legend';
import { traceGlyph } from './layers/layer-looks';
import { place } from './round-px';
import type { Mark } from './mark';

/** Width of the mark of a legend. **Units**: pixels. */
export const legendMarkWidthPx = 22;

/** The mark of an entry of a legend, from `x` on with its middle at `y`. */
export function drawLegendMark(
  { shape, glyph = 'square', color, dash = null, share, opacity = 1 }: LegendEntry,
  x: number,
  y: number,
): Mark {
  const ink = share === undefined ? color : { color, share };
  const shared = { role: 'legend', opacity } as const;
  const path = (d: string): { readonly shape: 'path'; readonly d: string } => ({ shape: 'path', d: `M${place(x)} ${place(y)}${d}` });
  switch (shape) {
    case 'line':
      return { ...shared, ...path('h22'), stroke: ink, strokeWidth: 2, dash };
    case 'band':
      return {
        ...shared,
        shape: 'rect',
        x,
        y: y - 5,
        width: legendMarkWidthPx,
        height: 10,
        fill: ink,
        ...(share === undefined ? {} : { stroke: 'var(--line)' }),
      };
    case 'dot':
      return { ...shared, shape: 'circle', x: x + 11, y, r: 4, fill: ink };
    case 'tick':
      return { ...shared, shape: 'rect', x: x + 10, y: y - 6, width: 2, height: 12, fill: ink };
    case 'diamond':
      return { ...shared, ...path('m11 -5l4.4 5l-4.4 5l-4.4 -5Z'), fill: ink };
    case 'glyph':
      return { ...shared, shape: 'path', d: traceGlyph(glyph, x + 11, y), fill: ink };
    case 'hatch':
      return { ...shared, ...path('m0 5l10 -10m-4 10l10 -10m-4 10l10 -10'), stroke: ink };
  }
}
