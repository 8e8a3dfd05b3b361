/** What stands around a pictured chart. */
export interface PictureText {
  readonly title: string;
  /** Under the chart: what its figures lack. */
  readonly notes: readonly string[];
  /** Below all: where the closes come from and as of when. */
  readonly source: string;
}

/** Height of a line under a picture. */
export const pictureLinePx = 16;
