import { bisectLeft, bisectRight } from 'd3-array';
import { readNumber } from '@/lib/format/read-number';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import type { LayerPlace } from '../layers/draw-layers';
import { findLineEnd } from './end-labels';
import type { Stretch } from './line-path';
import { computeDomain, type Domain } from '../value-ticks';
import type { VisibleWindow } from '../visible-window';

export type LinesSpec = Extract<ChartSpec, { kind: 'lines' }>;

/** One line's values beside the dates; `tail` marks provisional rows. */
export interface LineSeries {
  readonly dates: readonly string[];
  readonly values: ReadonlyMap<string, readonly (number | null)[]>;
  readonly provisional: readonly boolean[];
  readonly hasTail: boolean;
}

/** The drawn columns of per-session rows. **Shape**: every array as long as `rows`. **Missing**: null; so is what is not above zero on a logarithmic scale. */
export function readLineSeries(rows: readonly Row[], keys: readonly string[], scale: 'linear' | 'log' = 'linear'): LineSeries {
  const read = (row: Row, key: string): number | null => {
    const value = readNumber(row, key);
    return value !== null && scale === 'log' && value <= 0 ? null : value;
  };
  const provisional = rows.map((row) => row['provisional'] === true);
  return {
    dates: rows.map((row) => String(row['date'] ?? '')),
    values: new Map(keys.map((key) => [key, rows.map((row) => read(row, key))])),
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

const nothing: readonly null[] = [];

/** Without the lines whose own base, or that of all, is missing on the first row in sight after earlier values: what they did since then is not known. The same series where there is none; a dropped line is an empty one, since this runs in every frame of a drag. */
export function dropUnmeasured(series: LineSeries, keys: readonly string[], rebase: Rebase, window: VisibleWindow): LineSeries {
  if (rebase === 'none') return series;
  const from = Math.round(window.first);
  const isUnmeasured = (key: string): boolean => {
    const values = series.values.get(key) ?? [];
    if ((values[from] ?? null) !== null) return false;
    const first = values.findIndex((value) => value !== null);
    return first >= 0 && first < from;
  };
  const dropped = rebase === 'each' ? keys.filter(isUnmeasured) : keys.slice(0, 1).some(isUnmeasured) ? keys : [];
  if (dropped.length === 0) return series;
  return { ...series, values: new Map([...series.values].map(([key, values]) => [key, dropped.includes(key) ? nothing : values])) };
}

/** What each line's values are multiplied with so that it stands at 100 on the first row in sight; the ratios between rows stay what they are. */
export function readFactors(
  series: LineSeries,
  keys: readonly string[],
  rebase: Rebase,
  window: VisibleWindow,
): ReadonlyMap<string, number> {
  if (rebase === 'none') return new Map(keys.map((key) => [key, 1]));
  const from = Math.round(window.first);
  const bases = keys.map((key) => firstKnown(series.values.get(key) ?? [], from));
  return new Map(
    keys.map((key, order) => {
      const base = (rebase === 'each' ? bases[order] : bases[0]) ?? null;
      return [key, base === null ? 1 : 100 / base];
    }),
  );
}

/** Positions in sight: those that a part of the window shows, too. */
export function stretchOf(series: LineSeries, window: VisibleWindow): Stretch {
  return { first: Math.max(0, Math.floor(window.first)), last: Math.min(series.dates.length - 1, Math.ceil(window.last)) };
}

/** Lowest and highest drawn value in sight, null without any. Plain loops: this runs over every close while a hand moves the chart. */
function findExtremes(
  series: LineSeries,
  chart: LinesSpec,
  { first, last }: Stretch,
  factors: ReadonlyMap<string, number>,
): readonly [low: number, high: number] | null {
  let low = Infinity;
  let high = -Infinity;
  for (const { key } of chart.lines) {
    const values = series.values.get(key) ?? [];
    const factor = factors.get(key) ?? 1;
    for (let index = first; index <= last; index += 1) {
      const value = values[index];
      if (value === null || value === undefined) continue;
      if (value * factor < low) low = value * factor;
      if (value * factor > high) high = value * factor;
    }
  }
  return low > high ? null : [low, high];
}

/** The value axis for the rows in sight. */
export function computeVisibleDomain(series: LineSeries, chart: LinesSpec, stretch: Stretch, factors: ReadonlyMap<string, number>): Domain {
  return computeDomain(findExtremes(series, chart, stretch, factors) ?? [], chart.baseline, chart.scale);
}

/** Whether nothing in sight has a value: an axis would be of nothing. */
export function isNothingVisible(series: LineSeries, chart: LinesSpec, stretch: Stretch): boolean {
  return chart.lines.every(({ key }) => findLineEnd(series.values.get(key) ?? [], stretch) === null);
}

/** Where days lie among rows, each of which stands for the days after the row before it. */
export function placeDates(dates: readonly string[], toX: (index: number) => number): LayerPlace {
  const at = (index: number): number | null => (index < 0 || index >= dates.length ? null : toX(index));
  return { fromX: (date) => at(bisectLeft(dates, date)), toX: (date) => at(bisectRight(dates, date) - 1) };
}

/** Position of a date among ascending dates, or null. */
export function findDate(dates: readonly string[], date: string): number | null {
  const at = bisectLeft(dates, date);
  return dates[at] === date ? at : null;
}
