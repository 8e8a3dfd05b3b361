/** How high what stands above a chart on its time axis is. **Units**: pixels. */
export const contextHeightPx = 132;
