import type { ChartLayer } from '@/lib/studies/kit/study';
import type { Box } from '../drawing';
import type { Mark } from '../mark';
import { estimateTextWidth } from '../place-labels';
import { place } from '../round-px';
import { layerLooks, traceGlyph, type LayerLook } from './layer-looks';

/** A row of a layer at the foot of a chart. **Units**: pixels. */
const lanePx = 16;
/** The share of a chart's height that rows take at most. */
const mostShare = 0.5;
/** Glyphs whose middles are nearer than that cannot be told apart. */
const leastGapPx = 9;
const leastSpanPx = 3;
/** More days than that would be a curtain before the chart. */
const mostLines = 12;
const spanOpacity = 0.1;
const padPx = 4;
/** Between a label and what stands beside it. */
const gapPx = 6;

/** A layer without an event in the range has no row. */
function listRows(layers: readonly ChartLayer[] | undefined): readonly ChartLayer[] {
  return (layers ?? []).filter(({ events }) => events.length > 0);
}

/** How high the rows of all layers are. **Units**: pixels. */
export function measureLayers(layers: readonly ChartLayer[] | undefined, innerHeight: number): number {
  return Math.min(listRows(layers).length * lanePx, innerHeight * mostShare);
}

/** Events as they lie in the frame. **Units**: pixels. */
interface Item {
  readonly from: number;
  readonly to: number;
  readonly lasts: boolean;
  readonly label: string;
}

interface Lane {
  readonly items: readonly Item[];
  /** Days that are not drawn, since their neighbours stand too close. */
  readonly hidden: number;
  /** Width of what says so, at the left. */
  readonly told: number;
}

/** Where dates lie along the axis of a chart. */
export interface LayerPlace {
  /** The pixel of the first that is drawn on or after a date; null where none is. */
  fromX(date: string): number | null;
  /** The pixel of the last that is drawn on or before a date; null where none is. */
  toX(date: string): number | null;
}

function listItems({ events }: ChartLayer, { left, right }: Box, { fromX, toX }: LayerPlace): Item[] {
  return events.flatMap(({ from, to, label }): Item[] => {
    const lasts = to !== from;
    const begin = fromX(from);
    const end = !lasts ? begin : to === null ? right : toX(to);
    if (begin === null || end === null || begin > right + 0.5 || end < left - 0.5 || end < begin) return [];
    return [{ from: Math.max(left, begin), to: Math.min(right, Math.max(end, lasts ? begin + leastSpanPx : end)), lasts, label }];
  });
}

const tellHidden = (hidden: number): string => `+${hidden} more`;

/** The newest days that can be told apart, and every span. */
function thin(items: readonly Item[], left: number): Lane {
  const days = items.filter(({ lasts }) => !lasts);
  const pick = (from: number): Item[] => {
    let before = Infinity;
    return days
      .toReversed()
      .filter((day) => {
        if (day.from < from || before - day.from < leastGapPx) return false;
        before = day.from;
        return true;
      })
      .toReversed();
  };
  const all = pick(-Infinity);
  const told = all.length === days.length ? 0 : estimateTextWidth(tellHidden(days.length)) + padPx;
  const kept = new Set(told === 0 ? all : pick(left + told + padPx));
  return { items: items.filter((item) => item.lasts || kept.has(item)), hidden: days.length - kept.size, told };
}

const text = (words: string, x: number, y: number): Mark => ({
  shape: 'text',
  role: 'layer-label',
  text: words,
  x,
  y: y + 4,
  anchor: 'start',
  fill: 'var(--ink)',
  stroke: 'var(--card)',
  strokeWidth: 3,
});

/** A row with glyphs and bars, and the labels that have room between them. */
function drawLane({ items, hidden, told }: Lane, { color, glyph }: LayerLook, y: number, step: number, { left, right }: Box): Mark[] {
  const bars = items.filter(({ lasts }) => lasts);
  const isClear = (begin: number, end: number, of?: Item): boolean =>
    end <= right && items.every((item) => item === of || item.to + gapPx <= begin || item.from - gapPx >= end);
  // Where spans reach to the left edge, what is not drawn is counted in the first gap between them.
  const countAt =
    hidden === 0 ? null : ([left + padPx / 2, ...items.map(({ to }) => to + gapPx)].find((x) => isClear(x, x + told)) ?? left + padPx / 2);
  const isFree = (begin: number, end: number, of: Item): boolean =>
    begin >= left && isClear(begin, end, of) && (countAt === null || begin > countAt + told || end < countAt);
  const labels = items.flatMap((item): Mark[] => {
    const wide = estimateTextWidth(item.label);
    const within = item.from + padPx;
    if (item.lasts && item.to - item.from > wide + 2 * padPx && isFree(within, within + wide, item)) return [text(item.label, within, y)];
    const beside = item.to + (item.lasts ? padPx : 7);
    return isFree(beside, beside + wide, item) ? [text(item.label, beside, y)] : [];
  });
  const glyphs = items
    .filter(({ lasts }) => !lasts)
    .map(({ from }) => traceGlyph(glyph, from, y))
    .join('');
  return [
    ...bars.map(
      (bar): Mark => ({
        shape: 'rect',
        role: 'layer-bar',
        x: bar.from,
        y: y - (step - 4) / 2,
        width: bar.to - bar.from,
        height: step - 4,
        fill: { color, share: 0.28 },
        stroke: color,
        strokeWidth: 0.8,
      }),
    ),
    ...(glyphs === '' ? [] : [{ shape: 'path', role: 'layer-glyphs', d: glyphs, fill: color } as const]),
    ...labels,
    ...(countAt === null ? [] : [text(tellHidden(hidden), countAt, y)]),
  ];
}

/** What lies over the chart itself: spans as shades with lines at their ends, few days as lines. */
function drawOver({ items, hidden }: Lane, { color, dash }: LayerLook, { top }: Box, bottom: number): Mark[] {
  const shades = items.filter(({ lasts }) => lasts);
  const days = items.filter(({ lasts }) => !lasts);
  const lines = [
    ...shades.flatMap(({ from, to }) => [from, to]),
    ...(hidden > 0 || days.length > mostLines ? [] : days.map(({ from }) => from)),
  ];
  const d = [...new Set(lines.map((x) => `M${place(x)} ${place(top)}V${place(bottom)}`))].join('');
  return [
    ...shades.map(
      ({ from, to }): Mark => ({
        shape: 'rect',
        role: 'layer-shade',
        x: from,
        y: top,
        width: to - from,
        height: bottom - top,
        fill: color,
        opacity: spanOpacity,
      }),
    ),
    ...(d === '' ? [] : [{ shape: 'path', role: 'layer-lines', d, stroke: color, strokeWidth: 1, dash, opacity: 0.6 } as const]),
  ];
}

/** The events of all layers: `over` the chart, beneath its lines, and a row for each layer at its `foot`, `heightPx` high together. */
export function drawLayers(
  layers: readonly ChartLayer[] | undefined,
  frame: Box,
  heightPx: number,
  places: LayerPlace,
): { readonly over: readonly Mark[]; readonly foot: readonly Mark[] } {
  const rows = listRows(layers);
  const step = heightPx / Math.max(1, rows.length);
  const drawn = rows.map((layer, at) => {
    const look = layerLooks[layer.id];
    const lane = thin(listItems(layer, frame, places), frame.left);
    const y = frame.bottom - heightPx + (at + 0.5) * step;
    return { over: drawOver(lane, look, frame, y), foot: drawLane(lane, look, y, step, frame) };
  });
  return { over: drawn.flatMap(({ over }) => over), foot: drawn.flatMap(({ foot }) => foot) };
}
