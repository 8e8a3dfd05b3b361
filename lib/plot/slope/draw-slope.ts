import { formatNumber } from '@/lib/format/format-number';
import { readNumber } from '@/lib/format/read-number';
import type { DrawInput, Drawing } from '../drawing';
import { hatchMark } from '../hatch-mark';
import type { Mark } from '../mark';
import { estimateTextWidth, fitText } from '../place-labels';
import { place } from '../round-px';
import { placeSlopes, slopeTopPx, type Slope, type SlopePlot } from './place-slopes';

const largestTextPx = 11;
const gapPx = 8;

export interface SlopeDrawing extends Drawing {
  readonly plot: SlopePlot;
}

/** What rose in rank, what fell and what kept it. */
export function colorOfSlope(before: number | null, after: number | null): string {
  if (before === null || after === null || before === after) return 'var(--muted)';
  return after < before ? 'var(--up)' : 'var(--down)';
}

/** Ranks before on the left and after on the right, a line from one to the other, with names and figures at both ends. `of` is the row. */
export function drawSlope({ chart, rows, width, height, simulated, setting: { dotPx } }: DrawInput<'slope'>): SlopeDrawing {
  const plot = placeSlopes(chart, rows, width, height);
  const { leftPx, rightPx, rowPx, slopes } = plot;
  const size = Math.max(7, Math.min(largestTextPx, rowPx - 1));
  const r = Math.min(dotPx / 2, rowPx * 0.35);
  // A long one takes what the other leaves.
  const title = (text: string, other: string, x: number, anchor: 'start' | 'end'): Mark => ({
    shape: 'text',
    role: 'side',
    text: fitText(text, Math.max(width / 2, width - estimateTextWidth(other)) - gapPx),
    x,
    y: 12,
    anchor,
    fill: 'var(--muted)',
  });
  const end = (of: number, { label, row }: Slope, y: number, side: 'before' | 'after', stroke: string): Mark[] => {
    const value = readNumber(row, chart[side].valueKey);
    const figure = value === null ? '' : ` ${formatNumber(value, { sign: true })}`;
    const isLeft = side === 'before';
    const x = isLeft ? leftPx : rightPx;
    const text = { shape: 'text', role: 'end', of, y: y + size * 0.36, size, fill: 'var(--ink)' } as const;
    const room = (isLeft ? leftPx : width - rightPx) - gapPx;
    const whole = `${label}${figure}`;
    const said = estimateTextWidth(whole) * (size / largestTextPx) <= room ? whole : fitText(label, room);
    return [
      { shape: 'circle', role: 'point', of, x, y, r, fill: stroke },
      { ...text, text: said, x: isLeft ? x - gapPx : x + gapPx, anchor: isLeft ? 'end' : 'start' },
    ];
  };
  const marks = slopes.flatMap((slope, of): Mark[] => {
    const { row, left, right } = slope;
    const [before, after] = [readNumber(row, chart.before.key), readNumber(row, chart.after.key)];
    const stroke = colorOfSlope(before, after);
    const line: Mark[] =
      left === null || right === null
        ? []
        : [
            {
              shape: 'path',
              role: 'slope',
              of,
              d: `M${place(leftPx)} ${place(left)}L${place(rightPx)} ${place(right)}`,
              stroke,
              strokeWidth: before === 1 || after === 1 ? 2.6 : 1.6,
              round: true,
            },
          ];
    return [
      ...line,
      ...(left === null ? [] : end(of, slope, left, 'before', stroke)),
      ...(right === null ? [] : end(of, slope, right, 'after', stroke)),
    ];
  });
  const frame = { left: 0, top: slopeTopPx, right: width, bottom: height };
  return {
    width,
    height,
    frame,
    plot,
    values: null,
    base: null,
    ground: simulated ? [hatchMark(frame)] : [],
    marks: [title(chart.before.label, chart.after.label, 0, 'start'), title(chart.after.label, chart.before.label, width, 'end'), ...marks],
  };
}
