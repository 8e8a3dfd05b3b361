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
 * Calls `visit` with the positions that a line turns at, ascending: with more than about one to a pixel the lowest and the highest of
 * neighbours alone, so that a spike of one session is still a spike; a missing value is among them, so that a gap is still a gap, and so
 * are the ends of the stretch. Neighbours are the same wherever the stretch begins: a line that is moved does not flicker.
 * Nothing is made on the way: this runs over every close of every line in each frame of a drag.
 */
function visitTurns(values: LineValues, { first, last }: Stretch, widthPx: number, visit: (index: number) => void): void {
  const stride = Math.max(1, Math.floor((last - first + 1) / Math.max(1, widthPx)));
  let before = first - 1;
  const step = (index: number): void => {
    if (index <= before) return;
    before = index;
    visit(index);
  };
  if (first <= last) step(first);
  for (let start = Math.floor(first / stride) * stride; start <= last; start += stride) {
    const to = Math.min(last, start + stride - 1);
    let low = Infinity;
    let high = -Infinity;
    let lowAt = -1;
    let highAt = -1;
    let missingAt = -1;
    for (let index = Math.max(first, start); index <= to; index += 1) {
      const value = values[index];
      if (value === null || value === undefined) {
        if (missingAt < 0) missingAt = index;
        continue;
      }
      if (value < low) {
        low = value;
        lowAt = index;
      }
      if (value > high) {
        high = value;
        highAt = index;
      }
    }
    const least = Math.min(lowAt, highAt);
    const most = Math.max(lowAt, highAt);
    if (missingAt < least) step(missingAt);
    step(least);
    if (missingAt < most) step(missingAt);
    step(most);
    step(missingAt);
  }
  if (first <= last) step(last);
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
  visitTurns(values, stretch, widthPx, (index) => {
    const value = values[index];
    if (value === null || value === undefined) {
      finish();
      return;
    }
    end = plot.toX(index);
    if (count === 0) begin = end;
    part += `${count === 0 ? 'M' : 'L'}${place(end)} ${place(plot.toY(value))}`;
    count += 1;
  });
  finish();
  return path;
}
