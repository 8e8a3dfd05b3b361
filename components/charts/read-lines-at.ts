import { addDays } from '@/lib/calendar/civil-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import { formatCell } from '@/lib/format/format-cell';
import { formatOf } from '@/lib/plot/lines/draw-ends';
import { readLayersAt } from '@/lib/plot/layers/read-layers-at';
import type { LineSeries, LinesSpec } from '@/lib/plot/lines/line-series';
import { assignLineStyles } from '@/lib/plot/lines/line-styles';
import { symbolColor } from '@/lib/plot/symbol-color';
import { listContexts } from '@/lib/view/list-contexts';
import type { Column, Row } from '@/lib/studies/kit/study';
import type { Reading } from './crosshair-layer';

export interface LinesAt {
  readonly chart: LinesSpec;
  readonly columns: readonly Column[];
  readonly row: Row | undefined;
  readonly index: number;
  readonly series: LineSeries;
  /** Those of the context that are marked. */
  readonly markedDates: ReadonlySet<string>;
  /** The value of a line as it is drawn, or null. */
  readonly valueAt: (key: string, index: number) => number | null;
}

const dayAfter = (date: string): string => (isSessionDate(date) ? addDays(date, 1) : date);

/** What the crosshair says of one session: the context, its mark, the legs, the lines, and whether it is provisional. */
export function readLinesAt({ chart, columns, row, index, series, markedDates, valueAt }: LinesAt): Reading[] {
  const keys = chart.lines.map((line) => line.key);
  const leg = (key: string): Reading => {
    const column = columns.find((item) => item.key === key);
    return {
      label: column?.label ?? key,
      text: formatCell(row?.[key] ?? null, column ?? { unit: 'none', type: 'text' }),
      color: null,
      strong: false,
      plotted: null,
    };
  };
  const styles = assignLineStyles(chart.lines);
  const drawn = chart.lines.map((line, order): Reading => {
    const value = valueAt(line.key, index);
    return {
      label: line.label,
      text: formatCell(value, formatOf(chart, columns, line.key)),
      color: styles[order]?.color ?? null,
      strong: chart.lines.length === 1 || line.key === keys[0],
      plotted: value,
    };
  });
  const note =
    series.provisional[index] === true
      ? [{ label: 'If it closes here', text: 'provisional', color: null, strong: false, plotted: null }]
      : [];
  const above = listContexts(chart).map(({ key, symbol }): Reading => ({ ...leg(key), color: symbolColor(symbol) }));
  const mark =
    chart.context !== undefined && chart.context.mark !== '' && markedDates.has(String(row?.['date']))
      ? [{ label: chart.context.mark.split(':')[0] ?? '', text: 'marked', color: null, strong: false, plotted: null }]
      : [];
  const date = series.dates[index] ?? '';
  // A row stands for the days after the one before it.
  const after = series.dates[index - 1];
  const layers = readLayersAt(chart.layers, after === undefined ? date : dayAfter(after), date).map(
    ({ label, text }): Reading => ({ label, text, color: null, strong: false, plotted: null }),
  );
  return [...above, ...mark, ...chart.legs.filter((key) => !keys.includes(key)).map(leg), ...drawn, ...note, ...layers];
}
