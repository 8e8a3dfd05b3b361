import type { InstrumentCoverage } from '@/lib/server/pages/models/data-page';
import { symbolColor } from '@/lib/plot/symbol-color';

interface Props {
  readonly instrument: InstrumentCoverage;
  /** The years that the whole table spans, as fractions of a year. */
  readonly from: number;
  readonly to: number;
}

/** A date as a fraction of years, near enough for a bar: '2024-07-16' is about 2024.54. */
export function toYears(date: string): number {
  return Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 1) / 12 + Number(date.slice(8, 10)) / 372;
}

/** Stored history on the time axis of the table; every gap is cut out, at least a visible line wide. */
export function CoverageBar({ instrument, from, to }: Props) {
  const { first, last, gaps, symbol } = instrument;
  const span = Math.max(0.01, to - from);
  const place = (date: string): number => ((toYears(date) - from) / span) * 100;
  return (
    <svg width="100%" height="14" aria-hidden="true" focusable="false" style={{ display: 'block', minWidth: 160 }}>
      <line x1="0" x2="100%" y1="7" y2="7" stroke="var(--line)" />
      {first === null || last === null ? null : (
        <rect
          x={`${place(first)}%`}
          width={`${Math.max(0.3, place(last) - place(first))}%`}
          y="3"
          height="8"
          rx="1"
          fill={symbolColor(symbol)}
        />
      )}
      {gaps.map((gap) => (
        <rect key={gap} x={`${place(gap)}%`} width="2" y="1" height="12" fill="var(--card)" stroke="var(--down)" strokeWidth="0.6" />
      ))}
    </svg>
  );
}
