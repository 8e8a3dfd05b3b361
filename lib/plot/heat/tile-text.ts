import { estimateTextWidth } from '../place-labels';
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
/** Size of labels of tiles that are alike: a short name is no larger member. */
const alikeSizePx = 11;

/** How tightly texts are set. `capital`: by how much capitals of the heaviest weight are wider than what the estimate of widths is made for. **Units**: pixels. */
export interface TileSetting {
  readonly least: number;
  readonly air: number;
  readonly capital: number;
}

/** For pages. */
export const roomySetting: TileSetting = { least: 8, air: 2, capital: 1.3 };
/** For pictures, which are drawn at twice the size or more: a name is small there rather than missing. */
export const tightSetting: TileSetting = { least: 5, air: 0.5, capital: 1.25 };

/** The largest size in which a text fits a width, or null where that is too small to read. */
function fitSize(text: string, width: number, most: number, { least, air, capital }: TileSetting): number | null {
  const wide = (Math.max(1, estimateTextWidth(text)) * capital) / plainSizePx;
  const size = Math.min(most, Math.floor((width - 2 * air) / wide));
  return size < least ? null : size;
}

/** What fits into a tile: its label with its figure below, the label alone, or nothing; of tiles that are `alike` none is larger. */
export function chooseTileText(
  { left, top, width, height }: Rectangle,
  label: string,
  figure: string,
  alike = false,
  setting = roomySetting,
): TileText[] {
  const { least, air } = setting;
  const most = alike ? alikeSizePx : largestSizePx;
  const x = left + width / 2;
  const middle = top + height / 2;
  const wide = fitSize(label, width, most, setting);
  if (wide === null || height < least + 2 * air) return [];
  const both = Math.min(wide, Math.floor((height - 3 * air) * 0.55));
  const below = Math.min(fitSize(figure, width, most, setting) ?? 0, both, Math.floor((height - 3 * air) * 0.45), 14);
  if (below >= least)
    return [
      { text: label, x, y: middle - 1, size: both, strong: true },
      { text: figure, x, y: middle + below + 1, size: below, strong: false },
    ];
  const size = Math.min(wide, height - 2 * air);
  return [{ text: label, x, y: middle + size * 0.36, size, strong: true }];
}
