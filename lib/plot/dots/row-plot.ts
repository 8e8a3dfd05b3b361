import { scaleValues } from '../plot-geometry';
import type { Domain } from '../value-ticks';

/** Rows of dots one under the other along one value axis. **Units**: pixels. */
export interface RowPlot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rowHeight: number;
  /** Pixel of a value. */
  toX(value: number): number;
  /** Middle of a row. */
  toY(row: number): number;
  /** Row at a height, held within the rows. */
  toRow(y: number): number;
}

/** Room left of the rows for their names, and below for the value axis. */
export const rowMargins = { right: 10, top: 6, bottom: 26 } as const;

/** Width of the names of rows: in full on a wide chart, a number alone on a narrow one. */
export function nameWidth(width: number): number {
  return width < 560 ? 34 : 92;
}

/** The mapping of rows and values to pixels. */
export function createRowPlot(width: number, height: number, rows: number, domain: Domain): RowPlot {
  const [left, right, top, bottom] = [nameWidth(width), width - rowMargins.right, rowMargins.top, height - rowMargins.bottom];
  const rowHeight = Math.max(1, bottom - top) / Math.max(1, rows);
  return {
    left,
    right,
    top,
    bottom,
    rowHeight,
    toX: scaleValues(domain, 'linear', [left, Math.max(left + 1, right)]),
    toY: (row) => top + (row + 0.5) * rowHeight,
    toRow: (y) => Math.min(rows - 1, Math.max(0, Math.floor((y - top) / rowHeight))),
  };
}

// More circles than this cover each other without telling more.
export const mostDots = 150;

/**
 * The values to draw as dots, ascending: all, or of more than 150 as many of them evenly by order, the lowest and highest among them.
 * Nothing is invented. **Missing**: null is left out.
 */
export function pickDots(values: readonly (number | null)[]): number[] {
  const sorted = values.filter((value) => value !== null).sort((a, b) => a - b);
  if (sorted.length <= mostDots) return sorted;
  return Array.from({ length: mostDots }, (_, place) => sorted[Math.round((place * (sorted.length - 1)) / (mostDots - 1))] ?? NaN);
}

/**
 * How far each of ascending positions stands from the middle of its row so that dots `diameter` wide do not cover each other: 0, then
 * above and below in turn. Where `room` to either side is used up they share the middle.
 */
export function stackDots(xs: readonly number[], diameter: number, room: number): number[] {
  const levels = Math.floor(room / diameter);
  const ends = new Map<number, number>();
  return xs.map((x) => {
    for (let step = 0; step <= 2 * levels; step += 1) {
      const level = step % 2 === 0 ? -(step / 2) : (step + 1) / 2;
      if ((ends.get(level) ?? -Infinity) > x - diameter) continue;
      ends.set(level, x);
      return level * diameter || 0;
    }
    return 0;
  });
}
