import { formatCell } from '@/lib/format/format-cell';
import { readNumber } from '@/lib/format/read-number';
import type { Row } from '@/lib/studies/kit/study';
import type { DrawInput } from '../drawing';

/** Where a bar stands between the ends of all of them. **Units**: shares from 0 at the left end to 1. */
export interface BarPlace {
  /** The line that bars begin at. */
  readonly zero: number;
  readonly start: number;
  readonly size: number;
}

/** A bar left or right of the line by the sign of its value, which lies between the values at either end. **Missing**: no size. */
export function placeBar(value: number | null, low: number, high: number): BarPlace {
  const span = Math.max(1e-12, high - low);
  const zero = -low / span;
  const size = value === null ? 0 : Math.min(1, Math.abs(value) / span);
  return { zero, start: value !== null && value < 0 ? Math.max(0, zero - size) : zero, size };
}

/** The colour of a bar, by the sign of its value. */
export function colorOfBar(value: number | null): string {
  return value !== null && value < 0 ? 'var(--down)' : 'var(--up)';
}

export interface RankedRow extends BarPlace {
  readonly row: Row;
  readonly name: string;
  readonly value: number | null;
  readonly figure: string;
}

/** The rows of a ranking as they stand one under the other: from the strongest down, missing ones last, or the first of them in their own order. */
export function rankRows({ chart, columns, rows }: Pick<DrawInput<'ranking'>, 'chart' | 'columns' | 'rows'>): readonly RankedRow[] {
  const key = chart.valueKey;
  const column = columns.find((item) => item.key === key) ?? {
    unit: chart.unit,
    type: 'number',
    signed: chart.unit === 'pct' || chart.unit === 'pp',
  };
  const ranked =
    chart.first === undefined
      ? [...rows].sort((a, b) => (readNumber(b, key) ?? -Infinity) - (readNumber(a, key) ?? -Infinity))
      : rows.slice(0, chart.first);
  const values = ranked.map((row) => readNumber(row, key));
  const [low, high] = [Math.min(0, ...values.map((value) => value ?? 0)), Math.max(0, ...values.map((value) => value ?? 0))];
  return ranked.map((row, at) => {
    const value = values[at] ?? null;
    return { row, name: String(row[chart.labelKey] ?? ''), value, figure: formatCell(value, column), ...placeBar(value, low, high) };
  });
}
