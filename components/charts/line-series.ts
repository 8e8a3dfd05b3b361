import { readNumber } from '@/lib/format/read-number';
import type { ChartSpec, Column, Row } from '@/lib/studies/study';
import { computeDomain, type Domain } from '@/lib/plot/value-ticks';
import type { VisibleWindow } from '@/lib/plot/visible-window';

export type LinesSpec = Extract<ChartSpec, { kind: 'lines' }>;

/** One line's values beside the dates; `tail` marks provisional rows. */
export interface LineSeries {
  readonly dates: readonly string[];
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
  readonly provisional: readonly boolean[];
  readonly hasTail: boolean;
}

/** The drawn columns of per-session rows. **Shape**: every array as long as `rows`. **Missing**: null. */
export function readLineSeries(rows: readonly Row[], keys: readonly string[]): LineSeries {
  const provisional = rows.map((row) => row['provisional'] === true);
  return {
    dates: rows.map((row) => String(row['date'] ?? '')),
    values: new Map(keys.map((key) => [key, rows.map((row) => readNumber(row, key))])),
    provisional,
    hasTail: provisional.includes(true),
  };
}

/** How the values of a display-only chart follow the range: not at all, each line by itself, or all by the first line. */
export type Rebase = 'none' | 'each' | 'first';

function firstKnown(values: readonly (number | null)[], from: number): number | null {
  for (let index = Math.max(0, from); index < values.length; index += 1) {
    const value = values[index];
    if (value !== null && value !== undefined && value !== 0) return value;
  }
  return null;
}

/** Rescales the lines so that they stand at 100 on the first row in sight; the ratios between rows stay what they are. */
export function rebaseSeries(series: LineSeries, keys: readonly string[], rebase: Rebase, window: VisibleWindow): LineSeries {
  if (rebase === 'none') return series;
  const from = Math.round(window.first);
  const bases = keys.map((key) => firstKnown(series.values.get(key) ?? [], from));
  const values = new Map(
    keys.map((key, order) => {
      const base = (rebase === 'each' ? bases[order] : bases[0]) ?? null;
      const own = series.values.get(key) ?? [];
      return [key, base === null ? own : own.map((value) => (value === null ? null : (value / base) * 100))] as const;
    }),
  );
  return { ...series, values };
}

function* visibleValues(series: LineSeries, keys: readonly string[], window: VisibleWindow): Generator<number | null> {
  const first = Math.max(0, Math.floor(window.first));
  const last = Math.min(series.dates.length - 1, Math.ceil(window.last));
  for (const key of keys) {
    const values = series.values.get(key) ?? [];
    for (let index = first; index <= last; index += 1) yield values[index] ?? null;
  }
}

/** The value axis for the rows in sight. */
export function computeVisibleDomain(series: LineSeries, chart: LinesSpec, window: VisibleWindow): Domain {
  return computeDomain(visibleValues(series, chart.lines.map((line) => line.key), window), chart.baseline, chart.scale);
}

/** Whether nothing in sight has a value: an axis would be of nothing. */
export function isNothingVisible(series: LineSeries, chart: LinesSpec, window: VisibleWindow): boolean {
  for (const value of visibleValues(series, chart.lines.map((line) => line.key), window)) if (value !== null) return false;
  return true;
}

/** Whether changes are shown: then ticks carry a sign. */
export function isSigned(columns: readonly Column[], key: string | undefined): boolean {
  return columns.find((column) => column.key === key)?.signed === true;
}
