import { readNumber } from '@/lib/format/read-number';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';

/** The quadrants, each with its name and the colour that its ground is tinted with. */
export const quadrantLooks = {
  leading: { name: 'Leading', color: 'var(--up)' },
  weakening: { name: 'Weakening', color: 'var(--warn-ink)' },
  lagging: { name: 'Lagging', color: 'var(--down)' },
  improving: { name: 'Improving', color: 'var(--high)' },
} as const;

export type QuadrantName = keyof typeof quadrantLooks;

function isQuadrant(text: unknown): text is QuadrantName {
  return typeof text === 'string' && text in quadrantLooks;
}

export type QuadrantSpec = Extract<ChartSpec, { kind: 'quadrant' }>;

/** One week of one of those that move. */
export interface WeekPoint {
  /** Position of its row. */
  readonly row: number;
  /** Position of its week among those drawn. */
  readonly week: number;
  readonly x: number;
  readonly y: number;
  readonly quadrant: QuadrantName;
}

/** One that moves, with the weeks of its tail, the oldest first; weeks without a place are not among them. */
export interface Tail {
  /** Its value in the column of the series. */
  readonly value: string;
  readonly label: string;
  readonly symbol: string | null;
  readonly points: readonly WeekPoint[];
}

/** The weeks that the rows have, ascending. */
export function listRowWeeks(rows: readonly Row[]): readonly string[] {
  return [...new Set(rows.map((row) => String(row['date'] ?? '')))].sort();
}

/** The tails that end with a week, or the last one before it: that of the chart unless another is given; null for the last. */
export function readTails(
  { series, seriesKey, tail, week: own }: QuadrantSpec,
  rows: readonly Row[],
  week: string | null = own,
): readonly Tail[] {
  const weeks = listRowWeeks(rows);
  const end = week === null ? weeks.length - 1 : weeks.findLastIndex((date) => date <= week);
  const place = new Map(weeks.map((date, at) => [date, at]));
  const points = new Map<string, WeekPoint[]>(series.map(({ value }) => [value, []]));
  rows.forEach((row, at) => {
    const when = place.get(String(row['date'] ?? '')) ?? -1;
    const [x, y] = [readNumber(row, 'x'), readNumber(row, 'y')];
    const { quadrant } = row;
    if (when > end || when <= end - tail || x === null || y === null || !isQuadrant(quadrant)) return;
    points.get(String(row[seriesKey] ?? ''))?.push({ row: at, week: when, x, y, quadrant });
  });
  return series.map(({ value, label, symbol }) => ({ value, label, symbol, points: points.get(value) ?? [] }));
}
