interface Props {
  readonly width: number;
  readonly height: number;
  readonly points: readonly { readonly x: number; readonly y: number }[];
}

/** Small diamonds on a line at marked sessions: one path, since there may be hundreds. */
export function MarkedSessions({ width, height, points }: Props) {
  if (points.length === 0) return null;
  const path = points.map(({ x, y }) => `M${x.toFixed(1)} ${(y - 4).toFixed(1)}l3.4 4l-3.4 4l-3.4 -4Z`).join('');
  return (
    <svg width={width} height={height} aria-hidden="true" data-layer="divergences" data-count={points.length}>
      <path d={path} fill="var(--warn-ink)" stroke="var(--card)" strokeWidth="0.8" />
    </svg>
  );
}
