import { formatNumber } from '@/lib/format/format-number';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import type { Mark } from '../mark';
import { nothingText } from '../nothing-text';
import { estimateTextWidth, placeLabels, type LabelBox, type LabelRequest } from '../place-labels';
import { place } from '../round-px';
import { computeLinearTicks, type Domain } from '../value-ticks';
import { layoutQuadrant, type QuadrantPanel, type QuadrantRoom } from './layout-quadrant';
import { assignTailColors, quadrantTint } from './quadrant-colors';
import { quadrantLooks, type QuadrantName, type QuadrantSpec, type Tail } from './read-weeks';

/** A drawing with its squares, by which a pointer finds what it is on. */
export interface QuadrantDrawing extends Drawing {
  readonly panels: readonly QuadrantPanel[];
}

export type QuadrantInput = DrawInput<'quadrant'> & QuadrantRoom;

// Narrower squares name symbols.
const namedPx = 460;
const tightPx = 260;
// And those that are narrower still have no room for the names of quadrants, which the tints tell.
const leastNamedPx = 170;

function listTicks(domain: Domain, sidePx: number): readonly number[] {
  const ticks = computeLinearTicks(domain.low, domain.high);
  const every = Math.max(1, Math.ceil((ticks.length * 44) / sidePx));
  // Counted from the middle, which has its tick.
  const centre = ticks.findIndex((value) => Math.abs(value - 100) < 1e-9);
  return ticks.filter((_, at) => (at - Math.max(0, centre)) % every === 0);
}

function tellTick(value: number): string {
  return formatNumber(value, { decimals: Number.isInteger(value) ? 0 : Number.isInteger(value * 10) ? 1 : 2 });
}

function drawGround({ box, across, upwards, toX, toY, name }: QuadrantPanel): Mark[] {
  const { left, top, right, bottom } = box;
  const [x, y] = [toX(100), toY(100)];
  const tinted = (quadrant: QuadrantName, from: number, to: number, high: number, low: number): Mark => ({
    shape: 'rect',
    role: 'quadrant',
    x: from,
    y: high,
    width: Math.max(0, to - from),
    height: Math.max(0, low - high),
    fill: quadrantTint(quadrant),
  });
  const line = (d: string, isMiddle: boolean): Mark => ({
    shape: 'path',
    role: isMiddle ? 'middle' : 'grid',
    d,
    stroke: isMiddle ? 'var(--zero)' : 'var(--grid)',
    strokeWidth: isMiddle ? 1.2 : 1,
  });
  const text = (said: string, at: number, baseline: number, anchor: 'start' | 'middle' | 'end', extra: object = {}): Mark => ({
    shape: 'text',
    role: 'tick',
    text: said,
    x: at,
    y: baseline,
    anchor,
    fill: 'var(--muted)',
    ...extra,
  });
  const xs = listTicks(across, right - left);
  const ys = listTicks(upwards, bottom - top);
  const isTight = right - left < tightPx;
  return [
    tinted('improving', left, x, top, y),
    tinted('leading', x, right, top, y),
    tinted('lagging', left, x, y, bottom),
    tinted('weakening', x, right, y, bottom),
    ...xs.filter((value) => value !== 100).map((value) => line(`M${place(toX(value))} ${place(top)}V${place(bottom)}`, false)),
    ...ys.filter((value) => value !== 100).map((value) => line(`M${place(left)} ${place(toY(value))}H${place(right)}`, false)),
    line(`M${place(x)} ${place(top)}V${place(bottom)}`, true),
    line(`M${place(left)} ${place(y)}H${place(right)}`, true),
    ...xs.map((value) => text(tellTick(value), toX(value), bottom + 14, 'middle')),
    ...ys.map((value) => text(tellTick(value), right + 6, toY(value) + 4, 'start')),
    ...(isTight ? [] : [text('Strength →', right, bottom + 29, 'end'), text('Momentum ↑', right, top - 7, 'end')]),
    ...(name === '' ? [] : [text(name, left, top - 7, 'start', { weight: 650, fill: 'var(--ink)', size: 12 })]),
    ...(right - left < leastNamedPx ? [] : nameQuadrants({ left, top, right, bottom }, isTight ? 10 : 12)),
  ];
}

function nameQuadrants({ left, top, right, bottom }: QuadrantPanel['box'], size: number): Mark[] {
  const name = (quadrant: QuadrantName, x: number, y: number, anchor: 'start' | 'end'): Mark => ({
    shape: 'text',
    role: 'quadrant-name',
    text: quadrantLooks[quadrant].name,
    x,
    y,
    anchor,
    size,
    weight: 600,
    fill: 'var(--muted)',
  });
  return [
    name('improving', left + 7, top + 16, 'start'),
    name('leading', right - 7, top + 16, 'end'),
    name('lagging', left + 7, bottom - 8, 'start'),
    name('weakening', right - 7, bottom - 8, 'end'),
  ];
}

/** A tail as a line from week to week, broken where one is missing, with a dot per week and a large one at its end. */
function drawTail({ value, points }: Tail, color: string, { toX, toY }: QuadrantPanel, dotPx: number): Mark[] {
  const d = points
    .map(({ x, y, week }, at) => `${at === 0 || points[at - 1]?.week !== week - 1 ? 'M' : 'L'}${place(toX(x))} ${place(toY(y))}`)
    .join('');
  const last = points.at(-1);
  return [
    ...(points.length > 1 ? [{ shape: 'path', role: 'tail', of: value, d, stroke: color, strokeWidth: 1.6, round: true } as const] : []),
    ...points.slice(0, -1).map(({ x, y }): Mark => ({ shape: 'circle', role: 'week', of: value, x: toX(x), y: toY(y), r: 2, fill: color })),
    ...(last === undefined
      ? []
      : [
          {
            shape: 'circle',
            role: 'head',
            of: value,
            x: toX(last.x),
            y: toY(last.y),
            r: dotPx / 2 + 1,
            fill: color,
            stroke: 'var(--card)',
            strokeWidth: 1.5,
          } as const,
        ]),
  ];
}

/** Where the names of the quadrants stand, within the square. */
function boxNames({ left, top, right, bottom }: QuadrantPanel['box']): LabelBox[] {
  return nameQuadrants({ left: 0, top: 0, right: right - left, bottom: bottom - top }, 12).flatMap((mark): LabelBox[] => {
    if (mark.shape !== 'text') return [];
    const width = estimateTextWidth(mark.text);
    const start = mark.anchor === 'end' ? mark.x - width : mark.x;
    return [{ left: start, top: mark.y - 12, right: start + width, bottom: mark.y + 3 }];
  });
}

/** Names beside the ends of tails, none over another or that of a quadrant: whole names where there is room, else symbols. */
function nameHeads({ box, tails, toX, toY }: QuadrantPanel, colorOf: (tail: Tail) => string, focus: QuadrantSpec['focus']): Mark[] {
  const isNamed = box.right - box.left >= namedPx && tails.length <= 12;
  const named = tails.flatMap((tail) => {
    const last = tail.points.at(-1);
    if (last === undefined) return [];
    const request: LabelRequest = {
      x: toX(last.x) - box.left,
      y: toY(last.y) - box.top,
      text: isNamed ? tail.label : tail.value,
      emphasis: tail.value === focus,
    };
    return [{ tail, request }];
  });
  const requests = named.map(({ request }) => request);
  const standing = boxNames(box);
  const first = placeLabels(requests, box.right - box.left, box.bottom - box.top, standing);
  // Whoever had no room for a name may have it for a symbol.
  const second = placeLabels(
    requests.map((request, at) => (first[at]?.at === null ? { ...request, text: named[at]?.tail.value ?? '' } : request)),
    box.right - box.left,
    box.bottom - box.top,
    standing,
  );
  return second.flatMap(({ at, text }, index): Mark[] => {
    const tail = named[index]?.tail;
    if (at === null || tail === undefined) return [];
    return [
      {
        shape: 'text',
        role: 'name',
        of: tail.value,
        text,
        x: at.x + box.left,
        y: at.y + box.top,
        anchor: 'start',
        weight: 600,
        fill: colorOf(tail),
        stroke: 'var(--card)',
        strokeWidth: 3,
      },
    ];
  });
}

function sayNothing(width: number, height: number): Mark {
  return {
    shape: 'text',
    role: 'nothing',
    text: nothingText,
    x: width / 2,
    y: height / 2,
    anchor: 'middle',
    size: 13,
    fill: 'var(--muted)',
  };
}

/** Squares of four tinted quadrants about 100, with the way of each instrument through the last weeks. */
export function drawQuadrant({
  chart,
  rows,
  width,
  height,
  simulated,
  setting,
  whole = false,
  week = chart.week,
}: QuadrantInput): QuadrantDrawing {
  const panels = layoutQuadrant(chart, rows, { width, height, whole, week });
  const frame = panels[0]?.box ?? { left: 0, top: 0, right: width, bottom: height };
  const drawn = { width, height, frame, values: null, base: null, ground: [], panels };
  if (panels.every(({ tails }) => tails.every(({ points }) => points.length === 0)))
    return { ...drawn, marks: [sayNothing(width, height)] };
  const colors = assignTailColors(chart);
  const colorOf = ({ value, points }: Tail): string => {
    const last = points.at(-1);
    return colors.get(value) ?? (last === undefined ? 'var(--muted)' : quadrantLooks[last.quadrant].color);
  };
  const marks = panels.flatMap((panel): Mark[] => [
    ...drawGround(panel),
    ...(simulated ? [hatchMark(panel.box)] : []),
    ...panel.tails.flatMap((tail) => drawTail(tail, colorOf(tail), panel, setting.dotPx)),
    ...(chart.panelKey === null ? nameHeads(panel, colorOf, chart.focus) : []),
  ]);
  return { ...drawn, marks };
}
