import { scaleLinear, scaleLog } from 'd3-scale';
import type { Box } from './drawing';
import type { Domain } from './value-ticks';
import type { VisibleWindow } from './visible-window';

/** Room around the plot: the value axis stands on the right, the dates below. */
export const plotMargins = { left: 1, right: 56, top: 12, bottom: 26 } as const;

const leastOfLog = 1e-12;

export interface Plot {
  readonly width: number;
  readonly height: number;
  /** Room that the dates take. */
  readonly innerWidth: number;
  readonly innerHeight: number;
  /** Pixel at which the dates end. */
  readonly right: number;
  /** Pixel of a row's position. */
  toX(index: number): number;
  /** Pixel of a value. */
  toY(value: number): number;
  /** Row position (with fractions) of a pixel. */
  toIndex(x: number): number;
}

/** The mapping between rows and pixels that every layer of one chart shares. `endRoom` is kept free between the last date and the value axis. */
export function createPlot(
  width: number,
  height: number,
  window: VisibleWindow,
  domain: Domain,
  scale: 'linear' | 'log',
  endRoom = 0,
): Plot {
  const innerWidth = Math.max(1, width - plotMargins.left - plotMargins.right - endRoom);
  const innerHeight = innerHeightOf(height);
  const right = plotMargins.left + innerWidth;
  // One row alone stands where the dates begin.
  const across = scaleLinear([window.first, Math.max(window.first + 1e-9, window.last)], [plotMargins.left, right]);
  const upward = scaleValues(domain, scale, [plotMargins.top + innerHeight, plotMargins.top]);
  return { width, height, innerWidth, innerHeight, right, toX: (index) => across(index), toY: upward, toIndex: (x) => across.invert(x) };
}

/** The mapping of values to a range of pixels. What is not above zero has no logarithm: it stands as low as there is any. A domain of one value has it at the beginning. */
export function scaleValues({ low, high }: Domain, scale: 'linear' | 'log', range: readonly [number, number]): (value: number) => number {
  if (scale === 'linear') {
    const linear = scaleLinear([low, high > low ? high : low + 1], range);
    return (value) => linear(value);
  }
  const [least, most] = [Math.max(low, leastOfLog), Math.max(high, leastOfLog)];
  const log = scaleLog([least, most > least ? most : least * 2], range);
  return (value) => log(Math.max(value, leastOfLog));
}

/** The height of the box between the axes of a chart. **Units**: pixels. */
export function innerHeightOf(height: number): number {
  return Math.max(1, height - plotMargins.top - plotMargins.bottom);
}

/** The box between the axes of a chart: the grid ends at its edges. */
export function frameOf({ width, height }: Pick<Plot, 'width' | 'height'>): Box {
  return { left: plotMargins.left, top: plotMargins.top, right: width - plotMargins.right, bottom: height - plotMargins.bottom };
}
