import type { Box } from './drawing';
import { place } from './round-px';
import type { PathMark } from './mark';

const stepPx = 13;
// Seen as a ground, never as a grid line.
const opacity = 0.16;

/** Rising diagonals that end at the edges of a box: what is drawn there is simulated. A path of lines: a pattern has an id, and two charts on one page would share it. */
export function hatchMark({ left, top, right, bottom }: Box): PathMark {
  let d = '';
  for (let sum = left + top + stepPx; sum < right + bottom; sum += stepPx) {
    const fromX = Math.max(left, sum - bottom);
    const toX = Math.min(right, sum - top);
    d += `M${place(fromX)} ${place(sum - fromX)}L${place(toX)} ${place(sum - toX)}`;
  }
  return { shape: 'path', role: 'hatch', d, stroke: 'var(--muted)', opacity };
}
