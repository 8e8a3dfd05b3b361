import type { Drawing, Tick } from './drawing';
import { estimateTextWidth } from './place-labels';
import { place } from './round-px';
import type { Mark, TextMark } from './mark';

// Labels stand off the frame, and those below at one height.
const gapPx = 6;
const belowPx = 8;
const text = { shape: 'text', role: 'tick', fill: 'var(--muted)' } as const;

/** The axes of a drawing as marks: the grid beneath all else, the base line and the labels. */
export function drawAxes({
  width,
  height,
  frame,
  values,
  base,
}: Pick<Drawing, 'width' | 'height' | 'frame' | 'values' | 'base'>): readonly Mark[] {
  const { left, top, right, bottom } = frame;
  const isUp = values?.runs === 'up';
  const line = ({ at }: Tick, role: string, stroke: string): Mark => ({
    shape: 'path',
    role,
    d: isUp ? `M${place(left)} ${place(at)}H${place(right)}` : `M${place(at)} ${place(top)}V${place(bottom)}`,
    stroke,
  });
  // In the middle of its mark, but for the first and the last, which would be cut at the edges.
  const keepIn = ({ at, text: label }: Tick): number => {
    const half = estimateTextWidth(label) / 2;
    return Math.max(half, Math.min(width - half, at));
  };
  const below = (tick: Tick, anchor: TextMark['anchor']): Mark => ({
    ...text,
    text: tick.text,
    x: anchor === 'middle' ? keepIn(tick) : tick.at,
    y: height - belowPx,
    anchor,
  });
  return [
    ...(values?.ticks ?? []).map((tick) => line(tick, 'grid', 'var(--grid)')),
    ...(values === null || values.baseline === null ? [] : [line(values.baseline, 'baseline', 'var(--zero)')]),
    ...(values?.ticks ?? [])
      .filter(({ text: label }) => label !== '')
      .map(
        (tick): Mark => (isUp ? { ...text, text: tick.text, x: right + gapPx, y: tick.at + 4, anchor: 'start' } : below(tick, 'middle')),
      ),
    ...(base?.ticks ?? []).map((tick) => below(tick, base?.anchor ?? 'middle')),
  ];
}
