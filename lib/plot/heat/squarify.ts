/** A rectangle. **Units**: pixels, y downwards. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The worst ratio of sides in a row of areas laid along a side. */
function worstRatio(largest: number, smallest: number, sum: number, side: number): number {
  const [square, total] = [side * side, sum * sum];
  return Math.max((square * largest) / total, total / (square * smallest));
}

/**
 * Divides a rectangle into one per size, each with its share of the area and as nearly square as a row of its neighbours allows.
 * **Shape**: an answer per size, in the order given; sizes that descend give the squarest. **Edges**: sizes of 0 get no area; where all are
 * 0, or the rectangle has no area, every answer is empty. **Source**: Bruls, Huizing and van Wijk 2000, "Squarified Treemaps".
 * @throws RangeError on a size that is negative or not finite.
 */
export function squarify(sizes: readonly number[], within: Rectangle): Rectangle[] {
  if (sizes.some((size) => !(size >= 0 && size < Infinity))) throw new RangeError(`sizes are numbers from 0 on, not ${sizes.join(', ')}`);
  const sum = sizes.reduce((total, size) => total + size, 0);
  const scale = sum > 0 ? (within.width * within.height) / sum : 0;
  const empty: Rectangle = { left: within.left, top: within.top, width: 0, height: 0 };
  const placed = sizes.map(() => empty);
  const areas = sizes.map((size, at) => ({ at, area: size * scale })).filter(({ area }) => area > 0);
  let { left, top, width, height } = within;
  for (let first = 0; first < areas.length; ) {
    const side = Math.min(width, height);
    let [end, rowSum, largest, smallest, worst] = [first, 0, 0, Infinity, Infinity];
    for (let next = first; next < areas.length; next += 1) {
      const area = areas[next]?.area ?? 0;
      const [big, small] = [Math.max(largest, area), Math.min(smallest, area)];
      const ratio = worstRatio(big, small, rowSum + area, side);
      if (ratio > worst) break;
      [end, rowSum, largest, smallest, worst] = [next + 1, rowSum + area, big, small, ratio];
    }
    const isColumn = width >= height;
    const thickness = side > 0 ? rowSum / side : 0;
    let along = isColumn ? top : left;
    for (const { at, area } of areas.slice(first, end)) {
      const length = thickness > 0 ? area / thickness : 0;
      placed[at] = isColumn
        ? { left, top: along, width: thickness, height: length }
        : { left: along, top, width: length, height: thickness };
      along += length;
    }
    if (isColumn) [left, width] = [left + thickness, Math.max(0, width - thickness)];
    else [top, height] = [top + thickness, Math.max(0, height - thickness)];
    first = end;
  }
  return placed;
}
