import type { ChartSpec } from '@/lib/studies/kit/study';
import { measureLayers } from '../layers/draw-layers';

/** Room of a grid around its lanes. **Units**: pixels. */
export const gridMargins = { top: 2, bottom: 22 } as const;

const narrowPx = 560;
const lanePx = { wide: 30, narrow: 36 } as const;

/** Whether names stand above their lanes: there is no room beside them. */
export function isStacked(width: number): boolean {
  return width < narrowPx;
}

/** Height of what stands above the lanes, with the air below it; where it has a name above it, that too. */
export const contextPx = { wide: 116, narrow: 128 } as const;

/** Height of a grid with its lanes, what stands above them, and the rows of the events that are laid over it. **Units**: pixels. */
export function chooseGridHeight(
  width: number,
  { lanes, context, layers }: Pick<Extract<ChartSpec, { kind: 'grid' }>, 'lanes' | 'context' | 'layers'>,
): number {
  const [lane, above] = isStacked(width) ? [lanePx.narrow, contextPx.narrow] : [lanePx.wide, contextPx.wide];
  return gridMargins.top + gridMargins.bottom + lanes.length * lane + (context === undefined ? 0 : above) + measureLayers(layers, Infinity);
}
