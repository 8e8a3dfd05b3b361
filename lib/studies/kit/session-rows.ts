import type { Market } from '@/lib/market/market';
import { clampRange, type StudyRange } from '@/lib/market/study-range';
import { deferRows } from './deferred-rows';
import type { StudySeries } from './study-series';
import type { Cell, Column, Coverage, Row, StudyContext } from './study';
import { toCell, toPercentCell } from './to-cell';

/** A column of a per-session table with its value at each session. */
export interface SessionColumn extends Column {
  cell(index: number): Cell;
}

/** A number column that shows `values` as they are (`level`, `count`, `rank`, `sigma`). NaN becomes null. */
export function levelColumn(column: Column, values: Float64Array): SessionColumn {
  return { ...column, cell: (index) => toCell(values[index]) };
}

/** A number column that shows fractions in percent (`pct`, `pp`, `log`). NaN becomes null. */
export function percentColumn(column: Column, fractions: Float64Array): SessionColumn {
  return { ...column, cell: (index) => toPercentCell(fractions[index]) };
}

/** A date column: `indexes[t]` is an index into `Market.sessions`, negative or NaN where there is none. */
export function sessionDateColumn(column: Column, indexes: ArrayLike<number>, market: Market): SessionColumn {
  return { ...column, cell: (index) => market.sessions[indexes[index] ?? -1] ?? null };
}

const dateColumn: Column = { key: 'date', label: 'Session', unit: 'none', type: 'date' };
const provisionalColumn: Column = { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' };
const sourceColumn: Column = { key: 'source', label: 'Source', unit: 'none', type: 'text' };

/**
 * A reader of the provider ids of the closes at a session, each once, joined by `+`; null where none of the series has
 * a close. Texts are made once per combination: a table has tens of thousands of sessions and a handful of those.
 */
function createSourceReader(market: Market, series: readonly StudySeries[]): (t: number) => string | null {
  const texts = new Map<number, string | null>();
  const spell = (mask: number): string | null => {
    const ids = market.sources.filter((_, index) => (mask & (1 << index)) !== 0);
    return ids.length === 0 ? null : ids.join('+');
  };
  return (t) => {
    let mask = 0;
    for (const item of series) {
      if (!Number.isNaN(item.closes[t] ?? NaN)) mask |= 1 << (item.source[t] ?? 0);
    }
    const known = texts.get(mask);
    if (known !== undefined) return known;
    const text = spell(mask);
    texts.set(mask, text);
    return text;
  };
}

interface TableOptions {
  readonly readSource?: (t: number) => string | null;
  readonly fromBase?: boolean;
}

/**
 * The table of a per-session study: `date`, the given columns, `provisional`, `source`; one row per displayed session,
 * missing values as null. `start` is the index before which there is nothing to show (not listed); negative: no rows. `readSource` is given
 * where the source of a session is not that of the series' closes. With `fromBase` the base of the range is the first row. `range` is
 * what is shown: the one asked for from `start` on, or as asked where that leaves no row.
 */
export function buildSessionTable(
  context: StudyContext,
  series: readonly StudySeries[],
  start: number,
  columns: readonly SessionColumn[],
  { readSource = createSourceReader(context.market, series), fromBase = false }: TableOptions = {},
): { columns: readonly Column[]; rows: readonly Row[]; range: StudyRange } {
  const { market } = context;
  const range = clampRange(context.range, start);
  const plain = columns.map(({ cell: _cell, ...column }): Column => column);
  const all = [dateColumn, ...plain, provisionalColumn, sourceColumn];
  const from = fromBase ? range.base : range.first;
  const count = start < 0 || start > range.last ? 0 : Math.max(range.last - from + 1, 0);
  const rows = deferRows(count, [
    { key: dateColumn.key, cell: (place) => market.sessions[from + place] ?? null },
    ...columns.map((column) => ({ key: column.key, cell: (place: number) => column.cell(from + place) })),
    { key: provisionalColumn.key, cell: (place) => from + place === market.assumedIndex },
    { key: sourceColumn.key, cell: (place) => readSource(from + place) },
  ]);
  return { columns: all, rows, range: count === 0 ? context.range : range };
}

/** The history that values were judged on: the sessions on which all of the series are listed, and their gaps. */
export function describeCoverage(market: Market, series: readonly StudySeries[]): Coverage {
  const listed = series.filter((item) => item.first >= 0);
  if (listed.length === 0 || listed.length < series.length) return { first: null, last: null, sessions: 0, gaps: 0 };
  const first = Math.max(...listed.map((item) => item.first));
  const last = Math.min(...listed.map((item) => item.last));
  // A byte per session instead of a callback per session and series: this runs on every request.
  const missing = new Uint8Array(Math.max(last - first + 1, 0));
  for (const { closes, gaps } of listed) {
    if (gaps === 0) continue;
    for (let t = first; t <= last; t += 1) if (Number.isNaN(closes[t] ?? NaN)) missing[t - first] = 1;
  }
  let gaps = 0;
  for (let t = 0; t < missing.length; t += 1) gaps += missing[t] ?? 0;
  const sessions = missing.length - gaps;
  return { first: market.sessions[first] ?? null, last: market.sessions[last] ?? null, sessions, gaps };
}

/** The displayed range from the first session on which all of the series are listed: before it there is nothing to show. */
export function listedRange({ range }: StudyContext, series: readonly StudySeries[]): StudyRange {
  return clampRange(range, Math.max(-1, ...series.map(({ first }) => first)));
}
