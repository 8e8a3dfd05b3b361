const leastTilePx = 300;

/** Height of a heat grid: wide ones lie, narrow ones stand, and more members take more room. **Units**: pixels. */
export function chooseHeatHeight(width: number, members: number): number {
  if (members <= 12) return width < 560 ? 360 : 300;
  const wanted = (members * (width < 560 ? leastTilePx * 2 : leastTilePx * 3)) / Math.max(1, width);
  return Math.round(Math.min(width < 560 ? 1_000 : 760, Math.max(420, wanted)));
}
