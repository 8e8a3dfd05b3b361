interface Props {
  readonly value: number | null;
  /** The size that fills half the width. */
  readonly most: number;
}

/** A bar left or right of a middle line by the sign of its value. Missing: the line alone. */
export function SignedBar({ value, most }: Props) {
  const share = value === null || most <= 0 ? 0 : Math.min(50, (Math.abs(value) / most) * 50);
  const left = value !== null && value < 0 ? 50 - share : 50;
  return (
    <svg width="100%" height="12" aria-hidden="true" focusable="false">
      <line x1="50%" x2="50%" y1="0" y2="12" stroke="var(--line)" />
      <rect x={`${left}%`} y="2" width={`${share}%`} height="8" rx="1.5" fill={value !== null && value < 0 ? 'var(--down)' : 'var(--up)'} />
    </svg>
  );
}
