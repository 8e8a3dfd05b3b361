/** Room of a grid around its lanes. **Units**: pixels. */
export const gridMargins = { top: 2, bottom: 22 } as const;

const narrowPx = 560;
const lanePx = { wide: 30, narrow: 36 } as const;

/** Whether names stand above their lanes: there is no room beside them. */
export function isStacked(width: number): boolean {
  return width < narrowPx;
}

/** Height of what stands above the lanes, with the air below it; where it has a name above it, that too. */
export const contextPx = { wide: 116, narrow: 128 } as const;

/** Height of a grid with so many lanes, and what stands above them. **Units**: pixels. */
export function chooseGridHeight(width: number, lanes: number, hasContext = false): number {
  const [lane, above] = isStacked(width) ? [lanePx.narrow, contextPx.narrow] : [lanePx.wide, contextPx.wide];
  return gridMargins.top + gridMargins.bottom + lanes * lane + (hasContext ? above : 0);
}
