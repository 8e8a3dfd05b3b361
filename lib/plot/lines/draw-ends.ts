import { formatCell } from '@/lib/format/format-cell';
import type { Column } from '@/lib/studies/kit/study';
import { findLineEnd, placeEndLabels, type LineEnd } from './end-labels';
import { type Stretch } from './line-path';
import { place } from '../round-px';
import type { LineStyle } from './line-styles';
import type { Mark } from '../mark';
import { plotMargins, type Plot } from '../plot-geometry';
import type { LineSeries, LinesSpec } from './line-series';

/** The format of a line's values: that of its column, in the unit of the chart where it has none. */
export function formatOf(chart: LinesSpec, columns: readonly Column[], key: string): Pick<Column, 'unit' | 'type' | 'signed' | 'decimals'> {
  return columns.find((column) => column.key === key) ?? { unit: chart.unit, type: 'number' };
}

interface Input {
  readonly chart: LinesSpec;
  readonly columns: readonly Column[];
  readonly series: LineSeries;
  readonly styles: readonly LineStyle[];
  readonly factors: ReadonlyMap<string, number>;
  /** Rows that are wholly in sight. */
  readonly inside: Stretch;
  readonly plot: Plot;
  readonly endRoom: number;
  /** Whether a ring stands where the lines end: a value on the axis keeps clear of it. */
  readonly ringed: boolean;
}

/** Where each line in sight ends: its name and last value, joined to it by a thin line of its colour; on the axis, where names have no room, the value alone. `of` is the line. */
export function drawEnds({ chart, columns, series, styles, factors, inside, plot, endRoom, ringed }: Input): {
  readonly marks: readonly Mark[] /** Middles of the labels. **Units**: pixels. */;
  readonly heights: readonly number[];
} {
  const found = chart.lines.map(({ key, label }): LineEnd | null => {
    const values = series.values.get(key) ?? [];
    const index = findLineEnd(values, inside);
    const value = index === null ? null : (values[index] ?? null);
    if (index === null || value === null) return null;
    const shown = value * (factors.get(key) ?? 1);
    return { label, value: formatCell(shown, formatOf(chart, columns, key)), x: plot.toX(index), y: plot.toY(shown) };
  });
  const placed = placeEndLabels(found, {
    right: plot.right,
    top: plotMargins.top,
    bottom: plot.height - plotMargins.bottom,
    room: endRoom,
  });
  const isNamed = endRoom > 0;
  const marks = placed.flatMap((label, order): Mark[] => {
    if (label === null) return [];
    const { text, x, y, from } = label;
    const { color, dash } = styles[order] ?? { color: 'var(--ink)', dash: null };
    const of = chart.lines[order]?.key ?? '';
    const tie: Mark[] = isNamed
      ? [
          {
            shape: 'path',
            role: 'tie',
            of,
            d: `M${place(from.x + 1)} ${place(from.y)}L${place(x - 3)} ${place(y)}`,
            stroke: color,
            strokeWidth: 1.2,
            dash,
          },
        ]
      : ringed
        ? []
        : [{ shape: 'rect', role: 'tie', of, x: x - 5, y: y - 6, width: 3, height: 12, fill: color }];
    return [
      ...tie,
      {
        shape: 'text',
        role: 'end',
        of,
        text,
        x: !isNamed && ringed ? x + 3 : x,
        y: y + 4,
        anchor: 'start',
        weight: 550,
        fill: 'var(--ink)',
      },
    ];
  });
  return { marks, heights: placed.flatMap((label) => (label === null ? [] : [label.y])) };
}
