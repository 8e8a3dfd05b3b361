import { readNumber } from '@/lib/format/read-number';
import { formatCell } from '@/lib/format/format-cell';
import { formatLongDate } from '@/lib/format/format-date';
import type { ChartSpec, Column, Row } from '@/lib/studies/study';

function drawnKeys(chart: ChartSpec): readonly string[] {
  if (chart.kind === 'lines') return chart.lines.map((line) => line.key);
  if (chart.kind === 'paths' || chart.kind === 'dots') return [chart.meanKey];
  return [chart.valueKey];
}

function nameRow(chart: ChartSpec, row: Row): string {
  if (chart.kind === 'lines') return formatLongDate(String(row['date'] ?? ''));
  if (chart.kind === 'spans') return formatLongDate(String(row[chart.startKey] ?? ''));
  if (chart.kind === 'paths') return `${String(row[chart.stepKey] ?? '')} sessions after`;
  if (chart.kind === 'dots') return `${String(row[chart.categoryKey] ?? '')} sessions after`;
  return String(row[chart.kind === 'columns' ? chart.categoryKey : chart.labelKey] ?? '');
}

/** The chart in words: how many rows, and where the first drawn column starts, ends, is lowest and highest. */
export function summarizeChart(chart: ChartSpec, columns: readonly Column[], rows: readonly Row[]): string {
  const key = drawnKeys(chart)[0] ?? 'value';
  const column = columns.find((item) => item.key === key) ?? { unit: chart.unit, type: 'number' };
  const known = rows.filter((row) => readNumber(row, key) !== null);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return `${chart.title}, ${chart.unitLabel}: nothing to draw in this range.`;
  const what = chart.kind === 'paths' || chart.kind === 'dots' ? ' Means of the events.' : '';
  const tell = (row: Row): string => `${formatCell(readNumber(row, key), column)} (${nameRow(chart, row)})`;
  const lowest = known.reduce((least, row) => ((readNumber(row, key) ?? 0) < (readNumber(least, key) ?? 0) ? row : least), first);
  const highest = known.reduce((most, row) => ((readNumber(row, key) ?? 0) > (readNumber(most, key) ?? 0) ? row : most), first);
  return `${chart.title}, ${chart.unitLabel}: ${rows.length} rows.${what} First ${tell(first)}, last ${tell(last)}, lowest ${tell(lowest)}, highest ${tell(highest)}.`;
}
