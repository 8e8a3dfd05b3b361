import { formatCell } from '@/lib/format/format-cell';
import { readNumber } from '@/lib/format/read-number';
import type { Row } from '@/lib/studies/kit/study';
import { computeDateTicks } from '../date-ticks';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import type { Mark } from '../mark';
import { fitText } from '../place-labels';
import { place } from '../round-px';
import { findGridStep, listGridSteps } from './grid-color';
import { layoutGrid, type GridLane, type GridLayout } from './grid-layout';

/** A grid with its layout, by which a pointer finds what it is on. */
export interface GridDrawing extends Drawing {
  readonly layout: GridLayout;
}

/** Neighbouring cells of one tint as one box: a path per tint holds all of them, since single cells are ten thousand. */
function traceLane(
  boxes: string[][],
  missing: string[],
  steps: readonly (number | null)[],
  { top, height }: GridLane,
  { left, cellPx }: GridLayout,
): void {
  let begin = 0;
  for (let at = 1; at <= steps.length; at += 1) {
    if (at < steps.length && steps[at] === steps[begin]) continue;
    const [from, to] = [left + begin * cellPx, left + at * cellPx];
    const step = steps[begin];
    if (step === null || step === undefined) missing.push(`M${place(from)} ${place(top + height / 2)}H${place(to)}`);
    else boxes[step]?.push(`M${place(from)} ${place(top)}H${place(to)}V${place(top + height)}H${place(from)}Z`);
    begin = at;
  }
}

function tellDates(rows: readonly Row[], { left, right, drawn, cellPx }: GridLayout, height: number): Mark[] {
  const dates = drawn.map((at) => String(rows[at]?.['date'] ?? ''));
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
export function drawGrid({ chart, columns, rows, width, height, simulated }: DrawInput<'grid'>): GridDrawing {
  const layout = layoutGrid(chart, rows, width, height);
  const { left, right, lanes, namePx, drawn } = layout;
  const tints = listGridSteps(chart);
  const boxes: string[][] = tints.map(() => []);
  const missing: string[] = [];
  for (const lane of lanes)
    traceLane(
      boxes,
      missing,
      drawn.map((at) => findGridStep(readNumber(rows[at] ?? {}, lane.key), chart)),
      lane,
      layout,
    );
  const texts = lanes.flatMap((lane): Mark[] => {
    const column = columns.find(({ key }) => key === lane.key) ?? { unit: chart.unit, type: 'number' };
    const value = readNumber(rows.at(-1) ?? {}, lane.key);
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
      ...(value === null
        ? []
        : [
            {
              shape: 'text',
              role: 'newest',
              of: lane.key,
              text: formatCell(value, column),
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
  const marks: Mark[] = [
    ...tints.flatMap(({ ink }, at): Mark[] =>
      (boxes[at] ?? []).length === 0 ? [] : [{ shape: 'path', role: 'cells', of: at, d: (boxes[at] ?? []).join(''), fill: ink }],
    ),
    ...(missing.length === 0 ? [] : [{ shape: 'path', role: 'missing', d: missing.join(''), stroke: 'var(--zero)', dash: '1 3' } as const]),
    ...texts,
    ...tellDates(rows, layout, height),
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
