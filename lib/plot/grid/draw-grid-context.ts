import { formatNumber } from '@/lib/format/format-number';
import { readNumber } from '@/lib/format/read-number';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { drawLinePath } from '../lines/line-path';
import type { Mark } from '../mark';
import { fitText } from '../place-labels';
import type { Setting } from '../setting';
import { symbolColor } from '../symbol-color';
import { computeDomain, computeLinearTicks, computeLogTicks } from '../value-ticks';
import type { GridLayout } from './grid-layout';

const leastTickPx = 22;
const linePx = 1.6;

/** A line above the lanes of a grid, on the same sessions: its name at the left, round values with faint lines, the newest at its end. */
export function drawGridContext(
  { context }: Pick<Extract<ChartSpec, { kind: 'grid' }>, 'context'>,
  rows: readonly Row[],
  layout: GridLayout,
  width: number,
  setting: Setting,
): Mark[] {
  const lane = layout.context;
  if (context === undefined || lane === null) return [];
  const { left, right, drawn, cellPx, namePx } = layout;
  const values = rows.map((row) => readNumber(row, context.key));
  const isLog = context.scale === 'log';
  const { low, high } = computeDomain(values, null, context.scale);
  const place = (value: number): number => (isLog ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low));
  const toY = (value: number): number => lane.top + lane.height * (1 - place(value));
  const last = values.findLast((value) => value !== null) ?? null;
  const lastY = last === null ? null : Math.min(lane.top + lane.height, Math.max(lane.top + 8, toY(last) + 4));
  const kept: number[] = [];
  for (const tick of isLog ? computeLogTicks(low, high) : computeLinearTicks(low, high)) {
    const before = kept.at(-1);
    if (before === undefined || toY(before) - toY(tick) >= leastTickPx) kept.push(tick);
  }
  const color = symbolColor(context.symbol);
  // Every row has a place between the edges, drawn as a cell or not: a spike between two of them is still a spike.
  const perRow = (right - left) / Math.max(1, rows.length);
  const isDense = drawn.length < rows.length;
  return [
    ...kept.map(
      (tick): Mark => ({ shape: 'path', role: 'context-grid', d: `M${left} ${toY(tick).toFixed(2)}H${right}`, stroke: 'var(--grid)' }),
    ),
    {
      shape: 'path',
      role: 'context',
      d: drawLinePath(
        values,
        { first: 0, last: rows.length - 1 },
        { toX: (index) => left + (index + 0.5) * (isDense ? perRow : cellPx), toY },
        right - left,
      ),
      stroke: color,
      strokeWidth: isDense ? setting.denseLinePx : linePx,
      round: true,
    },
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
    ...kept
      .filter((tick) => lastY === null || Math.abs(toY(tick) + 4 - lastY) > 13)
      .map(
        (tick): Mark => ({
          shape: 'text',
          role: 'tick',
          text: formatNumber(tick, { decimals: 0 }),
          x: width,
          y: Math.max(lane.top + 8, toY(tick) + 4),
          anchor: 'end',
          fill: 'var(--muted)',
        }),
      ),
    ...(last === null || lastY === null
      ? []
      : [
          {
            shape: 'text',
            role: 'newest',
            of: lane.key,
            text: formatNumber(last, { decimals: 0 }),
            x: width,
            y: lastY,
            anchor: 'end',
            weight: 600,
            fill: color,
          } as const,
        ]),
  ];
}
