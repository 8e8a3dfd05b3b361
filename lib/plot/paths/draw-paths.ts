import { area } from 'd3-shape';
import { readNumber } from '@/lib/format/read-number';
import type { Row } from '@/lib/studies/kit/study';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import { drawRings } from '../lines/draw-events';
import { drawLinePath } from '../lines/line-path';
import { roundPx } from '../round-px';
import type { Mark } from '../mark';
import { createPlot, frameOf } from '../plot-geometry';
import { computeStepTicks } from './step-ticks';
import { symbolColor } from '../symbol-color';
import { createValueAxis } from '../value-axis';
import { computeDomain } from '../value-ticks';

// Before the first step, whose label would else stand half outside.
const airPx = 10;

/** What came after events, a row a session further: bands of all events, single ones as thin lines, the mean of any session and that of the events. `of` is the column. */
export function drawPaths({ chart, rows, width, height, simulated }: DrawInput<'paths'>): Drawing {
  const keys = [chart.meanKey, chart.baseKey, ...chart.pathKeys, ...chart.bands.flatMap(({ lowKey, highKey }) => [lowKey, highKey])];
  const domain = computeDomain(
    rows.flatMap((row) => keys.map((key) => readNumber(row, key))),
    0,
    'linear',
  );
  const steps = rows.map((row, at) => readNumber(row, chart.stepKey) ?? at);
  const last = Math.max(1, steps.at(-1) ?? 1);
  const whole = createPlot(width, height, { first: 0, last }, domain, 'linear').innerWidth;
  const low = (-last * airPx) / Math.max(1, whole - airPx);
  const plot = createPlot(width, height, { first: low, last }, domain, 'linear');
  const frame = frameOf(plot);
  const { endLabel } = chart;
  const color = symbolColor(chart.symbol);
  const line = (role: string, key: string, stroke: string, strokeWidth: number, more: Pick<Mark, 'dash' | 'opacity'> = {}): Mark => {
    const values = rows.map((row) => readNumber(row, key));
    return {
      shape: 'path',
      role,
      of: key,
      d: drawLinePath(
        values,
        { first: 0, last: rows.length - 1 },
        { toX: (at) => plot.toX(steps[at] ?? at), toY: plot.toY },
        plot.innerWidth,
      ),
      stroke,
      strokeWidth,
      round: true,
      ...more,
    };
  };
  const bands = chart.bands.flatMap(({ lowKey, highKey }): Mark[] => {
    const heightOf =
      (key: string) =>
      (row: Row): number =>
        roundPx(plot.toY(readNumber(row, key) ?? NaN));
    const d =
      area<Row>((_, at) => roundPx(plot.toX(steps[at] ?? at)), heightOf(lowKey), heightOf(highKey)).defined(
        (row) => readNumber(row, lowKey) !== null && readNumber(row, highKey) !== null,
      )(rows) ?? '';
    return d === '' ? [] : [{ shape: 'path', role: 'band', of: highKey, d, fill: color, opacity: 0.1 }];
  });
  const drawEnd = (): Mark[] => {
    const end = rows.findLastIndex((row) => readNumber(row, chart.meanKey) !== null);
    const value = readNumber(rows[end] ?? {}, chart.meanKey);
    if (endLabel === undefined || value === null) return [];
    return drawRings([{ x: plot.toX(steps[end] ?? end), y: plot.toY(value), text: endLabel, emphasis: true }], plot);
  };
  const ticks = computeStepTicks(last).map((step) => ({ value: step, at: plot.toX(step), text: String(step) }));
  return {
    width,
    height,
    frame,
    values: createValueAxis({ domain, toPx: plot.toY, signed: true }),
    base: { low, high: last, ticks, anchor: 'middle' },
    ground: simulated ? [hatchMark(frame)] : [],
    marks: [
      ...bands,
      ...chart.pathKeys.map((key) => line('event', key, endLabel === undefined ? color : 'var(--muted)', 0.9, { opacity: 0.55 })),
      line('base', chart.baseKey, 'var(--muted)', 1.4, { dash: '5 3' }),
      line('mean', chart.meanKey, color, 2.6),
      ...drawEnd(),
    ],
  };
}
