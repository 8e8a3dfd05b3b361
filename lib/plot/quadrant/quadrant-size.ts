/** Room of a square around its plot: dates are told elsewhere, the scales stand on the right and below. **Units**: pixels. */
export const quadrantMargins = { left: 6, right: 42, top: 20, bottom: 34 } as const;

/** The largest square that a page shows. **Units**: pixels. */
export const largestSquarePx = 660;
const fourAbreastPx = 760;
const gapPx = 12;
const titlePx = 18;

/** How several squares stand: side by side where it is wide, else two by two. */
export interface PanelGrid {
  readonly across: number;
  readonly down: number;
  readonly gapPx: number;
  /** Room of the name above each; 0 for a single one. */
  readonly titlePx: number;
}

export function arrangePanels(width: number, panels: number): PanelGrid {
  if (panels <= 1) return { across: 1, down: 1, gapPx: 0, titlePx: 0 };
  const across = width >= fourAbreastPx ? Math.min(4, panels) : 2;
  return { across, down: Math.ceil(panels / across), gapPx, titlePx };
}

/** Height of so many squares in a width. **Units**: pixels. */
export function chooseQuadrantHeight(width: number, panels: number): number {
  if (panels <= 1) return Math.min(width, largestSquarePx);
  const { across, down } = arrangePanels(width, panels);
  const side = Math.floor((width - (across - 1) * gapPx) / across);
  return down * (side + titlePx) + (down - 1) * gapPx;
}
