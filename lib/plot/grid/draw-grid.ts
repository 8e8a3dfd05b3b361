import { formatCell } from '@/lib/format/format-cell';
import { readNumber } from '@/lib/format/read-number';
import type { Row } from '@/lib/studies/kit/study';
import { computeDateTicks } from '../date-ticks';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import { drawLayers } from '../layers/draw-layers';
import { placeDates } from '../lines/line-series';
import type { Mark } from '../mark';
import { fitText } from '../place-labels';
import { place } from '../round-px';
import { drawGridContext } from './draw-grid-context';
import { findGridStep, listGridSteps } from './grid-color';
import { layoutGrid, type GridLane, type GridLayout } from './grid-layout';
import { findState, stateLooks } from './grid-states';

/** A grid with its layout, by which a pointer finds what it is on. */
export interface GridDrawing extends Drawing {
  readonly layout: GridLayout;
}

/** Of what is shaded beneath the lanes. */
export const shadeOpacity = 0.22;

/** Neighbouring cells of one tint as one box: a path per tint holds all of them, since single cells are ten thousand. */
function traceLane(
  boxes: string[][],
  missing: string[],
  steps: readonly (number | null)[],
  { top, height }: GridLane,
  { left, cellPx }: GridLayout,
  shares: readonly number[] = [],
): void {
  let begin = 0;
  for (let at = 1; at <= steps.length; at += 1) {
    if (at < steps.length && steps[at] === steps[begin]) continue;
    const [from, to] = [left + begin * cellPx, left + at * cellPx];
    const step = steps[begin];
    if (step === null || step === undefined) missing.push(`M${place(from)} ${place(top + height / 2)}H${place(to)}`);
    else
      boxes[step]?.push(
        `M${place(from)} ${place(top + height * (1 - (shares[step] ?? 1)))}H${place(to)}V${place(top + height)}H${place(from)}Z`,
      );
    begin = at;
  }
}

/** Where a column says yes, from the top of the lanes to their bottom. */
function shadeSessions(rows: readonly Row[], key: string, { left, cellPx, drawn }: GridLayout, top: number, bottom: number): Mark[] {
  const boxes: string[] = [];
  for (let at = 0; at < drawn.length; at += 1) {
    if (rows[drawn[at] ?? -1]?.[key] !== true) continue;
    const begin = at;
    while (rows[drawn[at + 1] ?? -1]?.[key] === true) at += 1;
    boxes.push(
      `M${place(left + begin * cellPx)} ${place(top)}H${place(left + (at + 1) * cellPx)}V${place(bottom)}H${place(left + begin * cellPx)}Z`,
    );
  }
  return boxes.length === 0 ? [] : [{ shape: 'path', role: 'shade', d: boxes.join(''), fill: 'var(--muted)', opacity: shadeOpacity }];
}

function tellDates(dates: readonly string[], { left, right, cellPx }: GridLayout, height: number): Mark[] {
  return computeDateTicks(dates, right - left).map(
    ({ index, label }): Mark => ({
      shape: 'text',
      role: 'tick',
      text: label,
      x: left + index * cellPx,
      y: height - 6,
      anchor: 'start',
      fill: 'var(--muted)',
    }),
  );
}

/** Lanes of cells along the sessions: the colour of a cell is its value, a line through the middle of a lane where there is none, the newest value at its end. */
export function drawGrid({ chart, columns, rows, width, height, simulated, setting }: DrawInput<'grid'>): GridDrawing {
  const layout = layoutGrid(chart, rows, width, height);
  const { left, right, lanes, namePx, drawn, cellPx, footPx } = layout;
  const { states } = chart;
  const tints = states === undefined ? listGridSteps(chart) : [stateLooks.no, stateLooks.yes];
  const shares = states === undefined ? [] : [stateLooks.no.share, stateLooks.yes.share];
  const findStep = (cell: unknown, value: number | null): number | null => {
    if (states === undefined) return findGridStep(value, chart);
    const state = findState(cell);
    return state === 'unknown' ? null : Number(state === 'yes');
  };
  const boxes: string[][] = tints.map(() => []);
  const missing: string[] = [];
  for (const lane of lanes)
    traceLane(
      boxes,
      missing,
      drawn.map((at) => findStep(rows[at]?.[lane.key], readNumber(rows[at] ?? {}, lane.key))),
      lane,
      layout,
      shares,
    );
  const texts = lanes.flatMap((lane): Mark[] => {
    const column = columns.find(({ key }) => key === lane.key) ?? { unit: chart.unit, type: 'number' };
    const cell = rows.at(-1)?.[lane.key];
    const value = readNumber(rows.at(-1) ?? {}, lane.key);
    const newest = states === undefined ? (value === null ? null : formatCell(value, column)) : states[findState(cell)];
    const middle = lane.top + lane.height / 2 + 4;
    return [
      {
        shape: 'text',
        role: 'lane',
        of: lane.key,
        text: fitText(lane.label, namePx === 0 ? right : namePx - 8),
        x: 0,
        y: lane.nameY,
        anchor: 'start',
        fill: 'var(--ink)',
      },
      ...(newest === null
        ? []
        : [
            {
              shape: 'text',
              role: 'newest',
              of: lane.key,
              text: newest,
              x: width,
              y: middle,
              anchor: 'end',
              weight: 600,
              fill: 'var(--ink)',
            } as const,
          ]),
    ];
  });
  const frame = {
    left,
    top: 0,
    right,
    bottom: lanes.at(-1) === undefined ? height : (lanes.at(-1)?.top ?? 0) + (lanes.at(-1)?.height ?? 0),
  };
  const top = lanes[0]?.top ?? 0;
  const dates = drawn.map((at) => String(rows[at]?.['date'] ?? ''));
  const box = { left, right, top: layout.context?.top ?? top, bottom: frame.bottom + footPx };
  const layers = drawLayers(
    chart.layers,
    box,
    footPx,
    placeDates(dates, (at) => left + (at + 0.5) * cellPx),
  );
  const marks: Mark[] = [
    ...drawGridContext(chart, rows, layout, width, setting),
    ...(chart.shade === undefined ? [] : shadeSessions(rows, chart.shade.key, layout, top, frame.bottom)),
    ...tints.flatMap(({ ink }, at): Mark[] =>
      (boxes[at] ?? []).length === 0 ? [] : [{ shape: 'path', role: 'cells', of: at, d: (boxes[at] ?? []).join(''), fill: ink }],
    ),
    ...(missing.length === 0 ? [] : [{ shape: 'path', role: 'missing', d: missing.join(''), stroke: 'var(--zero)', dash: '1 3' } as const]),
    // Over the cells, which leave no ground beneath them.
    ...layers.over,
    ...layers.foot,
    ...texts,
    ...tellDates(dates, layout, height),
  ];
  // Cells leave no ground: they are hatched over.
  return {
    width,
    height,
    frame,
    values: null,
    base: null,
    ground: [],
    layout,
    marks: [...marks, ...(simulated ? [hatchMark(frame)] : [])],
  };
}
