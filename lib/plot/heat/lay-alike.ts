import type { Rectangle } from './squarify';

/**
 * Divides a rectangle into tiles of one size in rows, first row first: as many rows as make tiles nearest to `flatness` times as wide as high.
 * **Shape**: `count` answers, in order. **Edges**: where the rows do not come out even those of one tile less are lower, so that each tile has the
 * same area; none of no tiles.
 */
export function layAlike(count: number, { left, top, width, height }: Rectangle, flatness: number): Rectangle[] {
  if (count === 0) return [];
  const ideal = width > 0 ? Math.sqrt((count * height * flatness) / width) : count;
  const rows = Math.min(count, Math.max(1, Math.round(ideal)));
  const tiles: Rectangle[] = [];
  for (let row = 0; row < rows; row += 1) {
    const [first, end] = [Math.floor((row * count) / rows), Math.floor(((row + 1) * count) / rows)];
    const inRow = end - first;
    for (let place = 0; place < inRow; place += 1)
      tiles.push({
        left: left + (place * width) / inRow,
        top: top + (first * height) / count,
        width: width / inRow,
        height: (inRow * height) / count,
      });
  }
  return tiles;
}
