import { fromDayNumber, toDayNumber } from '@/lib/calendar/civil-date';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { formatCell } from '@/lib/format/format-cell';
import { readCells } from '@/lib/studies/kit/deferred-rows';
import type { Cell, Column, Row } from '@/lib/studies/kit/study';
import type { StudyResult } from '@/lib/studies/kit/study-result';
import { isDisplayOnly } from './is-display-only';
import { leadChart, type DrawnChart } from './lead-chart';
import { listDrawnKeys } from './pack-rows';
import { thinRows } from './thin-rows';

/**
 * A column of a history. Ascending dates are days after the row before, the first of them after 1 January 1970; numbers the steps from
 * the known value before, the first of them from 0, in units of 1 / `perUnit`. **Missing**: null, which is no step. All else stands as it is.
 */
type HistoryColumn =
  | { readonly key: string; readonly days: readonly number[] }
  | { readonly key: string; readonly perUnit: number; readonly steps: readonly (number | null)[] }
  | { readonly key: string; readonly cells: readonly Cell[] };

/** The rows of a chart for moving it by hand, as short as they can be and still be drawn and told the same. */
export interface PackedRowsOfChart {
  readonly columns: readonly HistoryColumn[];
}

/** What a study's charts draw of all rows of a view: `lead` is the chart that stands for it, `own` the study's where that is another, else null. */
export interface PackedHistory {
  readonly total: number;
  readonly lead: PackedRowsOfChart;
  readonly own: PackedRowsOfChart | null;
}

// What is drawn has a digit beyond those that are told.
const digitsBeyond = 1;
// What is shown as a multiple of any of its rows must hold when a small one is made large.
const digitsOfMultiples = 10;

type Told = Pick<Column, 'unit' | 'type' | 'decimals'>;

function packNumbers(key: string, cells: readonly (number | null)[], column: Told, isDrawn: boolean): HistoryColumn {
  const perUnit = 10 ** ((column.decimals ?? (column.unit === 'p' ? 4 : 2)) + (isDrawn ? digitsBeyond : 0));
  const round = (cell: number): number => {
    const nearest = Math.round(cell * perUnit);
    const told = formatCell(cell, column);
    // A value just below half a digit may be rounded onto it, and would then be told as the next one.
    return [nearest, nearest - 1, nearest + 1].find((whole) => formatCell(whole / perUnit, column) === told) ?? Number.NaN;
  };
  const wholes = cells.map((cell) => (cell === null ? null : round(cell)));
  if (!wholes.every((whole) => whole === null || Number.isSafeInteger(whole))) return { key, cells };
  const shared =
    [10_000, 1000, 100, 10].find((by) => perUnit % by === 0 && wholes.every((whole) => whole === null || whole % by === 0)) ?? 1;
  let before = 0;
  const steps = wholes.map((whole) => {
    if (whole === null) return null;
    const step = whole / shared - before;
    before += step;
    return step;
  });
  return { key, perUnit: perUnit / shared, steps };
}

interface Use {
  readonly column: Told;
  readonly isDrawn: boolean;
  readonly isMultiple: boolean;
}

function packColumn(key: string, cells: readonly Cell[], { column, isDrawn, isMultiple }: Use): HistoryColumn {
  if (key === 'date') {
    const days = cells.map((cell) => toDayNumber(parseSessionDate(String(cell))));
    return { key, days: days.map((day, index) => day - (days[index - 1] ?? 0)) };
  }
  const numbers = cells.filter((cell): cell is number | null => cell === null || typeof cell === 'number');
  if (numbers.length < cells.length) return { key, cells };
  return isMultiple
    ? { key, cells: numbers.map((cell) => (cell === null ? null : Number(cell.toPrecision(digitsOfMultiples)))) }
    : packNumbers(key, numbers, column, isDrawn);
}

/**
 * The columns of rows that a chart reads; all of them, whole, of a chart that is no lines. Numbers have the digits that are told, those that are
 * drawn one more, and are told the same; ten in all where a chart is shown as multiples of a row in sight (`multiple`).
 */
export function packChartRows(
  { chart, columns, rows }: DrawnChart,
  multiple: boolean,
  keys: ReadonlySet<string> = new Set(listDrawnKeys(chart) ?? columns.map(({ key }) => key)),
): PackedRowsOfChart {
  const has = rows[0] ?? {};
  const told = new Set(chart.kind === 'lines' ? chart.legs : []);
  const pack = (key: string): HistoryColumn => {
    const cells = readCells(rows, key);
    const column = columns.find((item) => item.key === key) ?? { unit: chart.unit, type: 'number' as const };
    return chart.kind === 'lines' ? packColumn(key, cells, { column, isDrawn: !told.has(key), isMultiple: multiple }) : { key, cells };
  };
  return { columns: [...keys].filter((key) => key in has).map(pack) };
}

function unpackColumn(column: HistoryColumn): readonly Cell[] {
  if ('cells' in column) return column.cells;
  let sum = 0;
  if ('days' in column)
    return column.days.map((step) => {
      sum += step;
      return fromDayNumber(sum);
    });
  return column.steps.map((step) => {
    if (step === null) return null;
    sum += step;
    return sum / column.perUnit;
  });
}

/** The rows of a chart on a page that shows nothing else of them, as one text: of an object React visits every value. */
export function packDrawn(drawn: DrawnChart): string {
  return JSON.stringify(packChartRows(drawn, false));
}

/** The rows that `packDrawn` wrote. */
export function unpackDrawn(text: string): Row[] {
  return unpackChartRows(JSON.parse(text) as PackedRowsOfChart);
}

const placeColumn: Column = { key: 'place', label: 'Place', unit: 'count', type: 'number' };

/** About `points` rows of a line with their places among all, its extremes among them. */
export function surveyRows(rows: readonly Row[], key: string, points: number): readonly Row[] {
  return thinRows(
    rows.map((row, place): Row => ({ date: row['date'] ?? null, [key]: row[key] ?? null, place })),
    [key],
    points,
  );
}

/**
 * The rows of a result for its charts. With `points` about that many of them, as an overview of the first line: `place` is a row's among all.
 */
export function packStudyHistory(result: Pick<StudyResult, 'chart' | 'columns' | 'rows' | 'tables'>, points?: number): PackedHistory {
  const lead = leadChart(result);
  const { chart, columns } = lead;
  const total = lead.rows.length;
  const [line] = chart.kind === 'lines' ? chart.lines : [];
  if (points !== undefined && line !== undefined) {
    // Of the rows as they are told, so that whoever has all of them finds the same.
    const told = unpackChartRows(packChartRows(lead, isDisplayOnly(result), new Set(['date', line.key])));
    const overview = { chart, columns: [...columns, placeColumn], rows: surveyRows(told, line.key, points) };
    return { total, lead: packChartRows(overview, isDisplayOnly(result), new Set(['date', 'place', line.key])), own: null };
  }
  const isLed = chart !== result.chart;
  return { total, lead: packChartRows(lead, isDisplayOnly(result)), own: isLed ? packChartRows(result, false) : null };
}

/** The rows that were packed, in their order. */
export function unpackChartRows({ columns }: PackedRowsOfChart): Row[] {
  const cells = columns.map((column) => [column.key, unpackColumn(column)] as const);
  return Array.from({ length: cells[0]?.[1].length ?? 0 }, (_, index) =>
    Object.fromEntries(cells.map(([key, values]) => [key, values[index] ?? null])),
  );
}
