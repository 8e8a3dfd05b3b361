/** Height of a chart of events in a width. **Units**: pixels. */
export function chooseEventHeight(width: number): number {
  return width < 560 ? 320 : 394;
}
