import { readCells } from '@/lib/studies/kit/deferred-rows';
import type { Cell, Row } from '@/lib/studies/kit/study';

/**
 * Rows for a chart of limited width: per bucket of neighbouring rows the first holder of the smallest and of the largest value
 * of each key, besides the first and the last row; every answered row is one of the given, in their order.
 * **Shape**: about `points` rows, fewer given rows are answered as they are. **Missing**: a bucket's first missing cell is kept
 * too, so that a gap in a line stays a gap. The rows at the places `kept` stay beside these.
 */
export function thinRows<Kept extends Row>(
  rows: readonly Kept[],
  keys: readonly string[],
  points: number,
  kept: Iterable<number> = [],
): readonly Kept[] {
  if (rows.length <= points || rows.length < 3 || keys.length === 0) return rows;
  const buckets = Math.max(1, Math.floor((points - 2) / (2 * keys.length)));
  const keep = new Set<number>([0, rows.length - 1, ...kept]);
  const columns = keys.map((key) => readCells(rows, key));
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const start = Math.floor((bucket * rows.length) / buckets);
    const end = Math.floor(((bucket + 1) * rows.length) / buckets);
    for (const cells of columns) keepExtremes(cells, start, end, keep);
  }
  return pickPlaces(
    rows,
    [...keep].sort((left, right) => left - right),
  );
}

function keepExtremes(cells: readonly Cell[], start: number, end: number, keep: Set<number>): void {
  let smallest = Infinity;
  let largest = -Infinity;
  let smallestAt = -1;
  let largestAt = -1;
  let missingAt = -1;
  for (let index = start; index < end; index += 1) {
    const value = cells[index];
    if (typeof value !== 'number') {
      if (missingAt < 0) missingAt = index;
      continue;
    }
    if (value < smallest) [smallest, smallestAt] = [value, index];
    if (value > largest) [largest, largestAt] = [value, index];
  }
  for (const index of [smallestAt, largestAt, missingAt]) if (index >= 0) keep.add(index);
}

function pickPlaces<Kept>(rows: readonly Kept[], places: readonly number[]): readonly Kept[] {
  return places.map((place) => rows[place]).filter((row) => row !== undefined);
}

/** Rows for lanes of cells of limited width, where each lane has extremes of its own: every so many of those given, the last of them always. */
export function spreadRows<Kept>(rows: readonly Kept[], points: number): readonly Kept[] {
  const kept = Math.min(rows.length, Math.max(1, Math.floor(points)));
  return pickPlaces(
    rows,
    Array.from({ length: kept }, (_, at) => Math.floor(((at + 1) * rows.length) / kept) - 1),
  );
}
