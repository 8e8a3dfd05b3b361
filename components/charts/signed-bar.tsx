import { colorOfBar, type BarPlace } from '@/lib/plot/ranking/rank-rows';

interface Props {
  readonly value: number | null;
  readonly place: BarPlace;
}

/** A bar left or right of the zero line by the sign of its value. Missing: the line alone. */
export function SignedBar({ value, place: { zero, start, size } }: Props) {
  return (
    <svg width="100%" height="12" aria-hidden="true" focusable="false">
      <line x1={`${zero * 100}%`} x2={`${zero * 100}%`} y1="0" y2="12" stroke="var(--line)" />
      <rect x={`${start * 100}%`} y="2" width={`${size * 100}%`} height="8" rx="1.5" fill={colorOfBar(value)} />
    </svg>
  );
}
