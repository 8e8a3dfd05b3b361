import { readNumber } from '@/lib/format/read-number';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import type { Mark } from '../mark';
import { createPlot, frameOf } from '../plot-geometry';
import { symbolColor } from '../symbol-color';
import { createValueAxis, isSigned } from '../value-axis';
import { computeDomain } from '../value-ticks';

const widestPx = 26;
// What a year takes, with the air to the next.
const namePx = 46;

/** One bar per row, left to right: records per year. `of` is the row. **Missing**: no bar. */
export function drawColumns({ chart, columns, rows, width, height, simulated }: DrawInput<'columns'>): Drawing {
  const values = rows.map((row) => readNumber(row, chart.valueKey));
  const count = Math.max(1, rows.length);
  const domain = computeDomain(values, 0, 'linear');
  const plot = createPlot(width, height, { first: 0, last: count }, domain, 'linear');
  const frame = frameOf(plot);
  const step = plot.innerWidth / count;
  const wide = Math.min(widestPx, step * 0.8);
  const fill = symbolColor(chart.symbol);
  const bars = values.flatMap((value, of): Mark[] => {
    if (value === null) return [];
    const [top, bottom] = [plot.toY(Math.max(0, value)), plot.toY(Math.min(0, value))];
    return [{ shape: 'rect', role: 'bar', of, x: plot.toX(of + 0.5) - wide / 2, y: top, width: wide, height: bottom - top, fill }];
  });
  // The last is always named.
  const every = Math.max(1, Math.ceil(namePx / step));
  const ticks = rows.flatMap((row, index) =>
    (rows.length - 1 - index) % every === 0
      ? [{ value: index + 0.5, at: plot.toX(index + 0.5), text: String(row[chart.categoryKey] ?? '') }]
      : [],
  );
  return {
    width,
    height,
    frame,
    values: createValueAxis({ domain, toPx: plot.toY, signed: isSigned(columns, chart.valueKey) }),
    base: { low: 0, high: count, ticks, anchor: 'middle' },
    ground: simulated ? [hatchMark(frame)] : [],
    marks: bars,
  };
}
