import { place } from '../round-px';
import type { Mark } from '../mark';
import { placeLabels, type LabelRequest } from '../place-labels';
import { plotMargins, type Plot } from '../plot-geometry';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Events as rings with their labels, kept off one another and the lowest `footPx` of the frame; the current one is heavier. */
export function drawRings(events: readonly LabelRequest[], plot: Plot, footPx = 0): Mark[] {
  return placeLabels(events, plot.right, plot.height - plotMargins.bottom - footPx).flatMap(({ x, y, text, emphasis, at }): Mark[] => [
    {
      shape: 'circle',
      role: 'ring',
      x,
      y,
      r: emphasis ? 4.5 : 3.5,
      fill: 'var(--card)',
      stroke: 'var(--ink)',
      strokeWidth: emphasis ? 2 : 1.3,
    },
    ...(at === null
      ? []
      : [
          {
            shape: 'text',
            role: 'ring',
            text,
            x: at.x,
            y: at.y,
            anchor: 'start',
            weight: emphasis ? 650 : 500,
            fill: 'var(--ink)',
            stroke: 'var(--card)',
            strokeWidth: 3,
          } as const,
        ]),
  ]);
}

/** Small diamonds on a line at marked sessions: one path, since there may be hundreds. */
export function drawDiamonds(points: readonly Point[]): Mark[] {
  const d = points.map(({ x, y }) => `M${place(x)} ${place(y - 4)}l3.4 4l-3.4 4l-3.4 -4Z`).join('');
  return d === '' ? [] : [{ shape: 'path', role: 'marked', d, fill: 'var(--warn-ink)', stroke: 'var(--card)', strokeWidth: 0.8 }];
}
