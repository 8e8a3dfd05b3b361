import { capitalise } from '@/lib/format/capitalise';
import { pluralise } from '@/lib/format/number-words';
import { readNumber } from '@/lib/format/read-number';
import { formatCell } from '@/lib/format/format-cell';
import { formatLongDate } from '@/lib/format/format-date';
import { findState } from '@/lib/plot/grid/grid-states';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { summarizeQuadrant } from './summarize-quadrant';
import type { Rebase } from '@/lib/plot/lines/line-series';

type ToldChart = Exclude<ChartSpec, { kind: 'quadrant' }>;

function drawnKeys(chart: ToldChart): readonly string[] {
  if (chart.kind === 'lines') return chart.lines.map((line) => line.key);
  if (chart.kind === 'grid') return chart.lanes.map((lane) => lane.key);
  if (chart.kind === 'paths' || chart.kind === 'dots') return [chart.meanKey];
  if (chart.kind === 'slope') return [chart.after.key];
  return [chart.valueKey];
}

function nameRow(chart: ToldChart, row: Row): string {
  if (chart.kind === 'lines' || chart.kind === 'grid') return formatLongDate(String(row['date'] ?? ''));
  if (chart.kind === 'spans') return formatLongDate(String(row[chart.startKey] ?? ''));
  if (chart.kind === 'paths') {
    const step = String(row[chart.stepKey] ?? '');
    return chart.names === undefined ? `${step} sessions after` : `${chart.names.step} ${step}`;
  }
  if (chart.kind === 'dots') {
    const count = Number(row[chart.categoryKey]);
    return `${count} ${pluralise(count, chart.step ?? 'session')} after`;
  }
  return String(row[chart.kind === 'columns' ? chart.categoryKey : chart.labelKey] ?? '');
}

/** Values as they are drawn: those of a line that stands at 100 where the range begins are what it shows, not the closes behind it. */
function readDrawn(
  chart: ToldChart,
  rows: readonly Row[],
  key: string,
  rebase: Rebase,
): readonly { readonly row: Row; readonly value: number }[] {
  const known: { readonly row: Row; readonly value: number }[] = [];
  for (const row of rows) {
    const value = readNumber(row, key);
    if (value !== null) known.push({ row, value });
  }
  if (rebase === 'none' || chart.kind !== 'lines') return known;
  const own = rebase === 'each' ? key : (chart.lines[0]?.key ?? key);
  const base = rows.map((row) => readNumber(row, own)).find((value) => value !== null && value !== 0) ?? null;
  return base === null ? known : known.map(({ row, value }) => ({ row, value: (value / base) * 100 }));
}

/** What the drawn columns are called, where there are several of a kind. */
function listNamed(chart: ToldChart): readonly { readonly key: string; readonly label: string }[] {
  return chart.kind === 'lines' ? chart.lines : chart.kind === 'grid' ? chart.lanes : [];
}

const mostTold = 13;

/** Of each lane the state of the last row, and of how many rows it was which. */
function summarizeStates(
  { title, unitLabel, lanes }: Extract<ChartSpec, { kind: 'grid' }>,
  states: NonNullable<Extract<ChartSpec, { kind: 'grid' }>['states']>,
  rows: readonly Row[],
): string {
  const last = rows.at(-1);
  if (last === undefined) return `${title}: nothing to draw in this range.`;
  const told = lanes.map(({ key, label }) => {
    const changed = rows.findLastIndex((row) => findState(row[key]) !== findState(last[key]));
    const since = changed < 0 ? 'on every session shown' : `since ${formatLongDate(String(rows[changed + 1]?.['date'] ?? ''))}`;
    return `${label}: ${states[findState(last[key])]} ${since}.`;
  });
  return `${title}, ${unitLabel}: ${rows.length} sessions. ${told.join(' ')}`;
}

/** The chart in words: how many rows there are and, of each drawn column, where it starts, ends, is lowest and highest. */
export function summarizeChart(chart: ChartSpec, columns: readonly Column[], rows: readonly Row[], rebase: Rebase = 'none'): string {
  if (chart.kind === 'quadrant') return summarizeQuadrant(chart, rows);
  const isSequence = chart.kind !== 'ranking' && chart.kind !== 'heat' && chart.kind !== 'slope';
  const keys = drawnKeys(chart);
  const named = listNamed(chart);
  if (chart.kind === 'grid' && chart.states !== undefined) return summarizeStates(chart, chart.states, rows);
  const told = (named.length > 0 ? keys : keys.slice(0, 1)).slice(0, mostTold).flatMap((key): string[] => {
    const drawn = readDrawn(chart, rows, key, rebase);
    const [first] = drawn;
    const last = drawn.at(-1);
    if (first === undefined || last === undefined) return [];
    const column = columns.find((item) => item.key === key) ?? { unit: chart.unit, type: 'number' };
    const tell = ({ row, value }: { readonly row: Row; readonly value: number }): string =>
      `${formatCell(value, column)} (${nameRow(chart, row)})`;
    const lowest = drawn.reduce((least, item) => (item.value < least.value ? item : least));
    const highest = drawn.reduce((most, item) => (item.value > most.value ? item : most));
    const name = named.length > 1 ? `${named.find((one) => one.key === key)?.label ?? key}: ` : '';
    return [`${name}${isSequence ? `first ${tell(first)}, last ${tell(last)}, ` : ''}lowest ${tell(lowest)}, highest ${tell(highest)}.`];
  });
  if (told.length === 0) return `${chart.title}, ${chart.unitLabel}: nothing to draw in this range.`;
  const what =
    chart.kind === 'paths' && chart.names !== undefined
      ? ` ${chart.names.mean}:`
      : chart.kind === 'paths' || chart.kind === 'dots'
        ? ' Means of the events:'
        : chart.kind === 'columns' && chart.barLabel !== undefined
          ? ` ${chart.barLabel}:`
          : '';
  const more = keys.length > mostTold && named.length > 0 ? ` ${keys.length - mostTold} more are in the table.` : '';
  return `${chart.title}, ${chart.unitLabel}: ${rows.length} ${rows.length === 1 ? 'row' : 'rows'}.${what} ${told.map(capitalise).join(' ')}${more}`;
}
