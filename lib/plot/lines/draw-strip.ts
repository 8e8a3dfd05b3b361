import { extent } from 'd3-array';
import { line } from 'd3-shape';
import { roundPx } from '../round-px';
import { scaleValues } from '../plot-geometry';

/** **Units**: pixels. */
export interface StripFrame {
  readonly width: number;
  readonly height: number;
  /** Kept free above and below. */
  readonly margin: number;
  readonly scale: 'linear' | 'log';
}

type Point = readonly [column: number, value: number] | null;

/**
 * A whole history as one path: the lowest and highest value of each pixel column, so that no spike is lost, on the scale of the chart
 * above it. **Missing**: null breaks the line; on a logarithmic scale so does what is not above zero.
 * @example drawStrip([1, 10, 100], { width: 3, height: 10, margin: 0, scale: 'log' }) // 'M0,10L0,10L1,5L1,5L2,0L2,0'
 */
export function drawStrip(values: readonly (number | null)[], { width, height, margin, scale }: StripFrame): string {
  const columns = Math.max(1, Math.floor(width));
  const drawn = values.map((value) => (value === null || (scale === 'log' && value <= 0) ? null : value));
  const known = (some: readonly (number | null)[]): number[] => some.filter((value) => value !== null);
  const [low = 0, high = 1] = extent(known(drawn));
  const toY = scaleValues({ low, high }, scale, [height - margin, margin]);
  const points = Array.from({ length: columns }, (_, column): readonly Point[] => {
    const start = Math.floor((column * drawn.length) / columns);
    const [least, most] = extent(known(drawn.slice(start, Math.max(start + 1, Math.floor(((column + 1) * drawn.length) / columns)))));
    return least === undefined
      ? [null]
      : [
          [column, least],
          [column, most],
        ];
  }).flat();
  return (
    line<Point>(
      (point) => point?.[0] ?? NaN,
      (point) => roundPx(toY(point?.[1] ?? NaN)),
    ).defined((point) => point !== null)(points) ?? ''
  );
}
