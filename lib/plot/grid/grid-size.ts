/** Room of a grid around its lanes. **Units**: pixels. */
export const gridMargins = { top: 2, bottom: 22 } as const;

const narrowPx = 560;
const lanePx = { wide: 30, narrow: 36 } as const;

/** Whether names stand above their lanes: there is no room beside them. */
export function isStacked(width: number): boolean {
  return width < narrowPx;
}

/** Height of a grid with so many lanes. **Units**: pixels. */
export function chooseGridHeight(width: number, lanes: number): number {
  return gridMargins.top + gridMargins.bottom + lanes * (isStacked(width) ? lanePx.narrow : lanePx.wide);
}
