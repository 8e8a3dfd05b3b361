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
const largestSizePx = 22;
const airPx = 3;

/** The largest size from 11 to 22 px in which a text fits a width, or null. */
function fitSize(text: string, width: number): number | null {
  const wide = Math.max(1, estimateTextWidth(text)) / plainSizePx;
  const size = Math.min(largestSizePx, Math.floor((width - 2 * airPx) / wide));
  return size < plainSizePx - 2 ? null : size;
}

/** What fits into a tile: its label with its figure below, the label alone, or nothing. */
export function chooseTileText(tile: Rectangle, label: string, figure: string): TileText[] {
  const x = tile.left + tile.width / 2;
  const middle = tile.top + tile.height / 2;
  const labelSize = fitSize(label, tile.width);
  if (labelSize === null || tile.height < labelSize + 2 * airPx) return [];
  const figureSize = Math.min(fitSize(figure, tile.width) ?? 0, labelSize, 14);
  if (figureSize >= plainSizePx - 2 && tile.height >= labelSize + figureSize + 3 * airPx) {
    return [{ text: label, x, y: middle - 1, size: labelSize, strong: true }, { text: figure, x, y: middle + figureSize + 1, size: figureSize, strong: false }];
  }
  return [{ text: label, x, y: middle + labelSize * 0.36, size: labelSize, strong: true }];
}
