import { formatCell } from '@/lib/format/format-cell';
import { endLabelStepPx, findLineEnd, placeEndLabels, type LineEnd } from '@/lib/plot/end-labels';
import { place } from '@/lib/plot/line-path';
import { assignLineStyles } from '@/lib/plot/line-styles';
import { plotMargins, type Plot } from '@/lib/plot/plot-geometry';
import { themeColors } from '@/lib/plot/theme-colors';
import type { ChartSpec } from '@/lib/studies/kit/study';
import { colorOf, type Drawing, type DrawingInput } from './drawing';

type LinesInput = Pick<DrawingInput<Extract<ChartSpec, { kind: 'lines' }>>, 'columns' | 'theme'> & { readonly chart: Pick<Extract<ChartSpec, { kind: 'lines' }>, 'lines' | 'unit'> };

/** Values of each line by its key. */
export type Values = ReadonlyMap<string, readonly (number | null)[]>;

/** Each line's name and last value where it ends; on the axis the value alone, in the place of the round ones that it would cover. */
export function drawEnds({ chart, columns = [], theme }: LinesInput, plot: Plot, values: Values, room: number): Pick<Drawing, 'shapes' | 'labels'> {
  const styles = assignLineStyles(chart.lines);
  const ends = chart.lines.map(({ key, label }): LineEnd | null => {
    const own = values.get(key) ?? [];
    const index = findLineEnd(own, { first: 0, last: own.length - 1 });
    const value = index === null ? null : (own[index] ?? null);
    if (index === null || value === null) return null;
    return { label, value: formatCell(value, columns.find((column) => column.key === key) ?? { unit: chart.unit, type: 'number' }), x: plot.toX(index), y: plot.toY(value) };
  });
  const placed = placeEndLabels(ends, { right: plot.right, top: plotMargins.top, bottom: plot.height - plotMargins.bottom, room });
  const shapes: string[] = [];
  const labels = placed.flatMap((label, order) => {
    if (label === null) return [];
    const { color, dash } = styles[order] ?? { color: 'var(--ink)', dash: null };
    const ink = colorOf(color, theme);
    shapes.push(room > 0
      ? `<path d="M${place(label.from.x + 1)} ${place(label.from.y)}L${place(label.x - 3)} ${place(label.y)}" fill="none" stroke="${ink}" stroke-width="1.2"${dash === null ? '' : ` stroke-dasharray="${dash}"`}/>`
      : `<rect x="${place(label.x - 5)}" y="${place(label.y - 6)}" width="3" height="12" fill="${ink}"/>`);
    return [{ text: label.text, x: label.x, y: label.y + 4, anchor: 'start' as const, color: themeColors[theme].ink, strong: true }];
  });
  return { shapes, labels };
}

/** The axis without the ticks whose labels would stand under those of the lines. */
export function leaveRoom(axis: Pick<Drawing, 'shapes' | 'labels'>, ends: Pick<Drawing, 'labels'>, room: number): Pick<Drawing, 'shapes' | 'labels'> {
  if (room > 0) return axis;
  return { ...axis, labels: axis.labels.filter(({ y }) => !ends.labels.some((end) => Math.abs(end.y - y) < endLabelStepPx)) };
}
