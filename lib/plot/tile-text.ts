import { estimateTextWidth } from './place-labels';
import type { Rectangle } from './squarify';

export interface TileText {
  readonly text: string;
  /** Middle of the text and its baseline. **Units**: pixels. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly strong: boolean;
}

const plainSizePx = 11;
const leastSizePx = 8;
const largestSizePx = 22;
const airPx = 2;
/** Size of labels of tiles that are alike: a short name is no larger member. */
const alikeSizePx = 11;
// Capitals of the heaviest weight are wider than the letters and figures that the estimate is made for.
const capitalShare = 1.3;

/** The largest size from 8 px on in which a text fits a width, or null. */
function fitSize(text: string, width: number, most: number): number | null {
  const wide = (Math.max(1, estimateTextWidth(text)) * capitalShare) / plainSizePx;
  const size = Math.min(most, Math.floor((width - 2 * airPx) / wide));
  return size < leastSizePx ? null : size;
}

/** What fits into a tile: its label with its figure below, the label alone, or nothing; of tiles that are `alike` none is larger. */
export function chooseTileText({ left, top, width, height }: Rectangle, label: string, figure: string, alike = false): TileText[] {
  const most = alike ? alikeSizePx : largestSizePx;
  const x = left + width / 2;
  const middle = top + height / 2;
  const wide = fitSize(label, width, most);
  if (wide === null || height < leastSizePx + 2 * airPx) return [];
  const both = Math.min(wide, Math.floor((height - 3 * airPx) * 0.55));
  const below = Math.min(fitSize(figure, width, most) ?? 0, both, Math.floor((height - 3 * airPx) * 0.45), 14);
  if (below >= leastSizePx) return [{ text: label, x, y: middle - 1, size: both, strong: true }, { text: figure, x, y: middle + below + 1, size: below, strong: false }];
  const size = Math.min(wide, height - 2 * airPx);
  return [{ text: label, x, y: middle + size * 0.36, size, strong: true }];
}
