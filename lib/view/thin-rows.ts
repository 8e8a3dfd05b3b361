type Cell = string | number | boolean | null | undefined;

/**
 * Rows for a chart of limited width: per bucket of neighbouring rows the first holder of the smallest and of the largest value
 * of each key, besides the first and the last row; every answered row is one of the given, in their order.
 * **Shape**: about `points` rows, fewer given rows are answered as they are. **Missing**: a bucket's first missing cell is kept
 * too, so that a gap in a line stays a gap. Rows that `isKept` names stay beside these.
 */
export function thinRows<Row extends Readonly<Record<string, Cell>>>(
  rows: readonly Row[],
  keys: readonly string[],
  points: number,
  isKept: (row: Row) => boolean = () => false,
): readonly Row[] {
  if (rows.length <= points || rows.length < 3 || keys.length === 0) return rows;
  const buckets = Math.max(1, Math.floor((points - 2) / (2 * keys.length)));
  const keep = new Set<number>([0, rows.length - 1]);
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    const start = Math.floor((bucket * rows.length) / buckets);
    const end = Math.floor(((bucket + 1) * rows.length) / buckets);
    for (const key of keys) keepExtremes(rows, key, start, end, keep);
  }
  return rows.filter((row, index) => keep.has(index) || isKept(row));
}

function keepExtremes(rows: readonly Readonly<Record<string, Cell>>[], key: string, start: number, end: number, keep: Set<number>): void {
  let smallest = Infinity;
  let largest = -Infinity;
  let smallestAt = -1;
  let largestAt = -1;
  let missingAt = -1;
  for (let index = start; index < end; index += 1) {
    const value = rows[index]?.[key];
    if (typeof value !== 'number') {
      if (missingAt < 0) missingAt = index;
      continue;
    }
    if (value < smallest) [smallest, smallestAt] = [value, index];
    if (value > largest) [largest, largestAt] = [value, index];
  }
  for (const index of [smallestAt, largestAt, missingAt]) if (index >= 0) keep.add(index);
}

/** Rows for lanes of cells of limited width, where each lane has extremes of its own: every so many of those given, the last of them always. */
export function spreadRows<Row>(rows: readonly Row[], points: number): readonly Row[] {
  const kept = Math.min(rows.length, Math.max(1, Math.floor(points)));
  return Array.from({ length: kept }, (_, at) => rows.slice(Math.floor(((at + 1) * rows.length) / kept) - 1)[0]).filter(
    (row) => row !== undefined,
  );
}
