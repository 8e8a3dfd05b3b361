import { roomySetting, tightSetting, type TileSetting } from './heat/tile-text';

/** All that differs between a page and a picture of the same size: a picture is drawn at twice its size or more. */
export interface Setting {
  /** Width of a line that has more turns than pixels. */
  readonly denseLinePx: number;
  /** Diameter of a dot. */
  readonly dotPx: number;
  readonly tile: TileSetting;
}

export const pageSetting: Setting = { denseLinePx: 1.6, dotPx: 8, tile: roomySetting };

// A line with more turns than pixels is a blot in a picture unless it is thin.
export const pictureSetting: Setting = { denseLinePx: 0.8, dotPx: 7, tile: tightSetting };
