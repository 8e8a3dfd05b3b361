/** **Units**: pixels. */
export interface StripFrame {
  readonly width: number;
  readonly height: number;
  /** Kept free above and below. */
  readonly margin: number;
  readonly scale: 'linear' | 'log';
}

/**
 * A whole history as one path: the lowest and highest value of each pixel column, so that no spike is lost, on the scale of the chart
 * above it. **Missing**: null breaks the line; on a logarithmic scale so does what is not above zero.
 * @example drawStrip([1, 10, 100], { width: 3, height: 10, margin: 0, scale: 'log' }) // 'M0 10.0L0 10.0L1 5.0L1 5.0L2 0.0L2 0.0'
 */
export function drawStrip(values: readonly (number | null)[], { width, height, margin, scale }: StripFrame): string {
  const columns = Math.max(1, Math.floor(width));
  const heights = values.map((value) => (value === null || scale === 'linear' ? value : value > 0 ? Math.log(value) : null));
  const known = heights.filter((value): value is number => value !== null);
  const low = known.reduce((least, value) => Math.min(least, value), Infinity);
  const high = known.reduce((most, value) => Math.max(most, value), -Infinity);
  const toY = (value: number): string => (margin + (1 - (value - low) / Math.max(1e-12, high - low)) * (height - 2 * margin)).toFixed(1);
  let path = '';
  let pen = 'M';
  for (let column = 0; column < columns; column += 1) {
    const start = Math.floor((column * heights.length) / columns);
    const slice = heights.slice(start, Math.max(start + 1, Math.floor(((column + 1) * heights.length) / columns))).filter((value): value is number => value !== null);
    if (slice.length === 0) {
      pen = 'M';
      continue;
    }
    path += `${pen}${column} ${toY(Math.min(...slice))}L${column} ${toY(Math.max(...slice))}`;
    pen = 'L';
  }
  return path;
}
