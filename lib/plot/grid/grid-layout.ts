import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { estimateTextWidth } from '../place-labels';
import { measureLayers } from '../layers/draw-layers';
import { contextPx, gridMargins, isStacked } from './grid-size';

const [gapPx, titlePx, valuePx] = [3, 14, 54] as const;
const contextGapPx = 12;
const mostNamePx = 170;
// More cells than this to a pixel are no longer seen apart.
const mostPerPx = 2;

/** A lane of cells. **Units**: pixels. */
export interface GridLane {
  readonly key: string;
  readonly label: string;
  /** Of the cells. */
  readonly top: number;
  readonly height: number;
  /** Baseline of its name. */
  readonly nameY: number;
}

/** Where lanes and sessions stand. **Units**: pixels. */
export interface GridLayout {
  readonly left: number;
  readonly right: number;
  readonly lanes: readonly GridLane[];
  /** What stands above them; null where nothing does. */
  readonly context: GridLane | null;
  /** Height of the rows of events beneath the lanes; 0 where none are laid over them. */
  readonly footPx: number;
  /** Room of the names at the left; 0 where they stand above their lanes. */
  readonly namePx: number;
  /** Positions of the rows that are drawn, ascending. */
  readonly drawn: readonly number[];
  /** Width of a cell. */
  readonly cellPx: number;
}

/** Evenly spaced positions among so many, the last of them always. */
export function spreadEvenly(count: number, most: number): readonly number[] {
  const kept = Math.min(count, Math.max(1, Math.floor(most)));
  return Array.from({ length: kept }, (_, at) => Math.floor(((at + 1) * count) / kept) - 1);
}

/** The layout of a grid: names at the left, or above where it is narrow, the newest value at the right. Of more sessions than about two a pixel every so many are drawn. */
export function layoutGrid(
  { lanes, context, layers }: Pick<Extract<ChartSpec, { kind: 'grid' }>, 'lanes' | 'context' | 'layers'>,
  rows: readonly Row[],
  width: number,
  height: number,
): GridLayout {
  const stacked = isStacked(width);
  const labels = [...lanes, ...(context === undefined ? [] : [context])].map(({ label }) => estimateTextWidth(label));
  const namePx = stacked ? 0 : Math.min(mostNamePx, 10 + Math.max(0, ...labels));
  const [left, right] = [namePx, Math.max(namePx + 1, width - valuePx)];
  const title = stacked ? titlePx : 0;
  const above = context === undefined ? 0 : stacked ? contextPx.narrow : contextPx.wide;
  const top = gridMargins.top + above;
  const room = Math.max(1, height - top - gridMargins.bottom);
  const footPx = measureLayers(layers, room);
  const pitch = (room - footPx) / Math.max(1, lanes.length);
  const placed = lanes.map(({ key, label }, at): GridLane => {
    const y = top + at * pitch;
    const tall = Math.max(1, pitch - title - gapPx);
    return { key, label, top: y + title, height: tall, nameY: stacked ? y + title - 3 : y + tall / 2 + 4 };
  });
  const tallContext = above - title - contextGapPx;
  const placedContext =
    context === undefined
      ? null
      : {
          key: context.key,
          label: context.label,
          top: gridMargins.top + title,
          height: tallContext,
          nameY: stacked ? gridMargins.top + title - 3 : gridMargins.top + tallContext / 2 + 4,
        };
  const drawn = spreadEvenly(rows.length, (right - left) * mostPerPx);
  const cellPx = (right - left) / Math.max(1, drawn.length);
  return { left, right, lanes: placed, context: placedContext, footPx, namePx, drawn, cellPx };
}
