import type { Box } from './drawing';
import type { Domain } from './value-ticks';
import type { VisibleWindow } from './visible-window';

/** Room around the plot: the value axis stands on the right, the dates below. */
export const plotMargins = { left: 1, right: 56, top: 12, bottom: 26 } as const;

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
export function createPlot(width: number, height: number, window: VisibleWindow, domain: Domain, scale: 'linear' | 'log', endRoom = 0): Plot {
  const innerWidth = Math.max(1, width - plotMargins.left - plotMargins.right - endRoom);
  const innerHeight = Math.max(1, height - plotMargins.top - plotMargins.bottom);
  const span = Math.max(1e-9, window.last - window.first);
  const measure = (value: number): number => (scale === 'log' ? Math.log(Math.max(value, 1e-12)) : value);
  const low = measure(domain.low);
  const range = Math.max(1e-12, measure(domain.high) - low);
  return {
    width,
    height,
    innerWidth,
    innerHeight,
    right: plotMargins.left + innerWidth,
    toX: (index) => plotMargins.left + ((index - window.first) / span) * innerWidth,
    toY: (value) => plotMargins.top + (1 - (measure(value) - low) / range) * innerHeight,
    toIndex: (x) => window.first + ((x - plotMargins.left) / innerWidth) * span,
  };
}

/** The box between the axes of a chart: the grid ends at its edges. */
export function frameOf({ width, height }: Pick<Plot, 'width' | 'height'>): Box {
  return { left: plotMargins.left, top: plotMargins.top, right: width - plotMargins.right, bottom: height - plotMargins.bottom };
}
