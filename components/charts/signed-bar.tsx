interface Props {
  readonly value: number | null;
  /** The values at the left and the right end; zero lies between them. */
  readonly low: number;
  readonly high: number;
}

/** A bar left or right of the zero line by the sign of its value. Missing: the line alone. */
export function SignedBar({ value, low, high }: Props) {
  const span = Math.max(1e-12, high - low);
  const zero = (-low / span) * 100;
  const share = value === null ? 0 : Math.min(100, (Math.abs(value) / span) * 100);
  const left = value !== null && value < 0 ? Math.max(0, zero - share) : zero;
  return (
    <svg width="100%" height="12" aria-hidden="true" focusable="false">
      <line x1={`${zero}%`} x2={`${zero}%`} y1="0" y2="12" stroke="var(--line)" />
      <rect x={`${left}%`} y="2" width={`${share}%`} height="8" rx="1.5" fill={value !== null && value < 0 ? 'var(--down)' : 'var(--up)'} />
    </svg>
  );
}
