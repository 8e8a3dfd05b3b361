import { readNumber } from '@/lib/format/read-number';
import type { ChartSpec, Row } from '@/lib/studies/kit/study';
import { estimateTextWidth } from '../place-labels';

type SlopeSpec = Extract<ChartSpec, { kind: 'slope' }>;

/** A row of a slope chart on its two sides. **Units**: pixels; null on a side where it has no rank. */
export interface Slope {
  readonly row: Row;
  readonly label: string;
  readonly left: number | null;
  readonly right: number | null;
}

export interface SlopePlot {
  /** Where the two sides stand. */
  readonly leftPx: number;
  readonly rightPx: number;
  readonly rowPx: number;
  readonly slopes: readonly Slope[];
}

/** Room for the names of the two sides. */
export const slopeTopPx = 26;
const gapPx = 10;
const figureText = '−100.00';

/** The rows of one side from the first rank down; those that share one stand in the order of their names, those without one nowhere. */
function placeSide(rows: readonly Row[], { labelKey }: SlopeSpec, key: string, rowPx: number): ReadonlyMap<Row, number> {
  const ranked = rows.flatMap((row) => {
    const rank = readNumber(row, key);
    return rank === null ? [] : [{ row, rank, label: String(row[labelKey] ?? '') }];
  });
  ranked.sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1));
  return new Map(ranked.map(({ row }, place) => [row, slopeTopPx + (place + 0.5) * rowPx]));
}

/** Where each row stands on either side, with room beside them for names and figures. */
export function placeSlopes(chart: SlopeSpec, rows: readonly Row[], width: number, height: number): SlopePlot {
  const rowPx = (height - slopeTopPx) / Math.max(1, rows.length);
  const widest = Math.max(0, ...rows.map((row) => estimateTextWidth(`${String(row[chart.labelKey] ?? '')} ${figureText}`)));
  const beside = Math.min(width * 0.36, widest + gapPx);
  const [left, right] = [placeSide(rows, chart, chart.before.key, rowPx), placeSide(rows, chart, chart.after.key, rowPx)];
  return {
    leftPx: beside,
    rightPx: width - beside,
    rowPx,
    slopes: rows.map((row) => ({
      row,
      label: String(row[chart.labelKey] ?? ''),
      left: left.get(row) ?? null,
      right: right.get(row) ?? null,
    })),
  };
}

/** The row whose line lies nearest to a point; null where there is none. */
export function findSlope({ leftPx, rightPx, slopes }: SlopePlot, x: number, y: number): number | null {
  const share = Math.min(1, Math.max(0, (x - leftPx) / Math.max(1, rightPx - leftPx)));
  const away = slopes.map(({ left, right }) => {
    const [from, to] = [left ?? right, right ?? left];
    return from === null || to === null ? Infinity : Math.abs(from + (to - from) * share - y);
  });
  const least = Math.min(...away);
  return Number.isFinite(least) ? away.indexOf(least) : null;
}
