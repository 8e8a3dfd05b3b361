import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { joinWords } from '@/lib/format/join-words';
import { readTails, type QuadrantSpec, type WeekPoint } from '@/lib/plot/quadrant/read-weeks';
import type { Row } from '@/lib/studies/kit/study';

/** Where a point stands, in words: 'leading (strength 101.06, momentum 101.62)'. */
export function tellPoint(point: Pick<WeekPoint, 'x' | 'y' | 'quadrant'>): string {
  const [x, y] = [point.x, point.y].map((value) => formatNumber(value, { decimals: 2 }));
  return `${point.quadrant} (strength ${x}, momentum ${y})`;
}

/** The chart in words: where each stands in the week that tails end with. */
export function summarizeQuadrant(chart: QuadrantSpec, rows: readonly Row[]): string {
  const ends = readTails(chart, rows).flatMap(({ label, points }) => {
    const last = points.at(-1);
    return last === undefined ? [] : [{ label, last }];
  });
  const week = rows[ends[0]?.last.row ?? -1]?.['date'];
  if (week === undefined) return `${chart.title}, ${chart.unitLabel}: nothing to draw in this range.`;
  return `${chart.title}, ${chart.unitLabel}. In the week to ${formatLongDate(String(week))}: ${joinWords(ends.map(({ label, last }) => `${label} ${tellPoint(last)}`))}.`;
}
