/** Values of one line by position; null where one is missing. */
export type LineValues = readonly (number | null | undefined)[];

/** Positions to draw, both included. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Where a value stands. **Units**: pixels. */
interface Place {
  toX(index: number): number;
  toY(value: number): number;
}

/** A coordinate as short text. */
export function place(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/**
 * Positions that a line turns at: with more than about one to a pixel the lowest and the highest of neighbours alone, so that a spike of
 * one session is still a spike; a missing value is kept, so that a gap is still a gap. Neighbours are the same wherever the stretch
 * begins: a line that is moved does not flicker.
 * **Shape** ascending positions; the first and the last of the stretch among them.
 */
function* turningPoints(values: LineValues, { first, last }: Stretch, widthPx: number): Generator<number> {
  const stride = Math.max(1, Math.floor((last - first + 1) / Math.max(1, widthPx)));
  for (let start = Math.floor(first / stride) * stride; start <= last; start += stride) {
    const [from, to] = [Math.max(first, start), Math.min(last, start + stride - 1)];
    let [low, high, lowAt, highAt, missingAt] = [Infinity, -Infinity, -1, -1, -1];
    for (let index = from; index <= to; index += 1) {
      const value = values[index];
      if (value === null || value === undefined) {
        if (missingAt < 0) missingAt = index;
        continue;
      }
      if (value < low) { low = value; lowAt = index; }
      if (value > high) { high = value; highAt = index; }
    }
    const edges = [...(from === first ? [first] : []), ...(to === last ? [last] : [])];
    const kept = [...new Set([lowAt, highAt, missingAt, ...edges])].filter((index) => index >= 0);
    yield* kept.sort((a, b) => a - b);
  }
}

/**
 * The part of a line in a stretch as an SVG path. A missing value breaks it; one value alone is a line of no length, which round ends
 * make a dot. With `floor` each unbroken part is closed to that height, as an area is.
 */
export function drawLinePath(values: LineValues, stretch: Stretch, plot: Place, widthPx: number, floor: number | null = null): string {
  let path = '';
  let part = '';
  let count = 0;
  let [begin, end] = [0, 0];
  const finish = (): void => {
    if (count > 0) path += floor !== null ? `${part}L${place(end)} ${place(floor)}L${place(begin)} ${place(floor)}Z` : count === 1 ? `${part}h0` : part;
    part = '';
    count = 0;
  };
  for (const index of turningPoints(values, stretch, widthPx)) {
    const value = values[index];
    if (value === null || value === undefined) {
      finish();
      continue;
    }
    end = plot.toX(index);
    if (count === 0) begin = end;
    part += `${count === 0 ? 'M' : 'L'}${place(end)} ${place(plot.toY(value))}`;
    count += 1;
  }
  finish();
  return path;
}
