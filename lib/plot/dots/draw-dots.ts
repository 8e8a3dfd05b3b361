import { readNumber } from '@/lib/format/read-number';
import { pluralise } from '@/lib/format/number-words';
import type { Row } from '@/lib/studies/kit/study';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import { place } from '../round-px';
import type { Mark } from '../mark';
import { createRowPlot, nameWidth, pickDots, stackDots, type RowPlot } from './row-plot';
import { symbolColor } from '../symbol-color';
import { createValueAxis } from '../value-axis';
import { computeDomain } from '../value-ticks';

interface Input extends DrawInput<'dots'> {
  /** Whose outcomes the dots are. */
  readonly events: readonly Row[];
}

/** A chart of dots with the mapping of its rows and values, by which a pointer finds what it is on. */
export interface DotsDrawing extends Drawing {
  readonly plot: RowPlot;
}

/** Outcomes per horizon as rows of dots over the middle half of any session's, with the mean as an upright mark. `of` is the row. */
export function drawDots({ chart, rows, events, width, height, simulated, setting: { dotPx } }: Input): DotsDrawing {
  const dots = rows.map((_, row) => pickDots(events.map((event) => readNumber(event, chart.eventKeys[row] ?? ''))));
  const domain = computeDomain(
    [...dots.flat(), ...rows.flatMap((row) => [chart.lowKey, chart.highKey, chart.meanKey].map((key) => readNumber(row, key)))],
    0,
    'linear',
  );
  const plot = createRowPlot(width, height, rows.length, domain);
  const { left, right, top, bottom, rowHeight } = plot;
  const frame = { left, right, top, bottom };
  const color = symbolColor(chart.symbol);
  const marks = rows.flatMap((row, of): Mark[] => {
    const middle = plot.toY(of);
    const half = rowHeight * 0.3;
    const [low, median, high, mean] = [chart.lowKey, chart.medianKey, chart.highKey, chart.meanKey].map(
      (key) => readNumber(row, key) ?? null,
    );
    const upright = (role: string, value: number | null | undefined, reach: number, stroke: string, strokeWidth: number): Mark[] =>
      value === null || value === undefined
        ? []
        : [
            {
              shape: 'path',
              role,
              of,
              d: `M${place(plot.toX(value))} ${place(middle - reach)}V${place(middle + reach)}`,
              stroke,
              strokeWidth,
            },
          ];
    const isFocus = readNumber(row, chart.categoryKey) === chart.focus;
    const name = String(row[chart.categoryKey] ?? '');
    const xs = (dots[of] ?? []).map((value) => plot.toX(value));
    const offsets = stackDots(xs, dotPx, half);
    return [
      {
        shape: 'text',
        role: 'name',
        of,
        text: nameWidth(width) < 60 ? name : `${name} ${pluralise(Number(name), chart.step ?? 'session')}`,
        x: 0,
        y: middle + 4,
        anchor: 'start',
        fill: isFocus ? 'var(--ink)' : 'var(--muted)',
        ...(isFocus ? { weight: 650 } : {}),
      },
      ...(isFocus
        ? [
            {
              shape: 'rect',
              role: 'focus',
              of,
              x: left,
              y: middle - rowHeight / 2,
              width: Math.max(0, right - left),
              height: rowHeight,
              fill: 'var(--wash)',
              opacity: 0.6,
            } as const,
          ]
        : []),
      ...(typeof low !== 'number' || typeof high !== 'number'
        ? []
        : [
            {
              shape: 'rect',
              role: 'spread',
              of,
              x: plot.toX(low),
              y: middle - half,
              width: Math.max(1, plot.toX(high) - plot.toX(low)),
              height: 2 * half,
              fill: 'var(--muted)',
              opacity: 0.22,
            } as const,
          ]),
      ...upright('median', median, half, 'var(--muted)', 1.6),
      ...xs.map(
        (x, at): Mark => ({ shape: 'circle', role: 'dot', of, x, y: middle + (offsets[at] ?? 0), r: dotPx / 2, fill: color, opacity: 0.6 }),
      ),
      ...upright('mean', mean, rowHeight * 0.42, 'var(--ink)', 2.2),
    ];
  });
  return {
    width,
    height,
    frame,
    plot,
    values: createValueAxis({ domain, toPx: plot.toX, signed: true, runs: 'right' }),
    base: null,
    ground: simulated ? [hatchMark(frame)] : [],
    marks,
  };
}
