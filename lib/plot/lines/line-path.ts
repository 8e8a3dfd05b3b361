import { area, line } from 'd3-shape';
import { roundPx } from '../round-px';

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

/**
 * Calls `visit` with the positions that a line turns at, ascending: with more than about one to a pixel the lowest and the highest of
 * neighbours alone, so that a spike of one session is still a spike; a missing value is among them, so that a gap is still a gap, and so
 * are the ends of the stretch. Neighbours are the same wherever the stretch begins: a line that is moved does not flicker.
 * This runs over every close of every line in each frame of a drag.
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
 * make a dot. With `floor` each unbroken part is filled down to that height, as an area is.
 */
export function drawLinePath(values: LineValues, stretch: Stretch, plot: Place, widthPx: number, floor: number | null = null): string {
  const turns: number[] = [];
  visitTurns(values, stretch, widthPx, (index) => {
    turns.push(index);
  });
  const isKnown = (index: number | undefined): boolean => index !== undefined && typeof values[index] === 'number';
  const toX = (index: number): number => roundPx(plot.toX(index));
  const toY = (index: number): number => roundPx(plot.toY(values[index] ?? NaN));
  if (floor !== null) return area<number>(toX, roundPx(floor), toY).defined(isKnown)(turns) ?? '';
  const drawn = turns.flatMap((index, at) =>
    isKnown(index) && !isKnown(turns[at - 1]) && !isKnown(turns[at + 1]) ? [index, index] : [index],
  );
  return line<number>(toX, toY).defined(isKnown)(drawn) ?? '';
}
