'use client';

import { listLegend, type LegendChart, type LegendEntry } from '@/lib/plot/legend';
import type { Row } from '@/lib/studies/kit/study';
import classes from './charts.module.css';

function Mark({ shape, color, dash = null, opacity = 1 }: LegendEntry) {
  if (shape === 'hatch') return <span className={classes.legendHatch} />;
  return (
    <svg width="22" height="12" aria-hidden="true" className={classes.legendMark} opacity={opacity}>
      {shape === 'line' ? <path d="M0 6H22" stroke={color} strokeWidth="2" strokeDasharray={dash ?? undefined} /> : null}
      {shape === 'band' ? <rect y="1" width="22" height="10" fill={color} /> : null}
      {shape === 'dot' ? <circle cx="11" cy="6" r="4" fill={color} /> : null}
      {shape === 'tick' ? <rect x="10" width="2" height="12" fill={color} /> : null}
      {shape === 'diamond' ? <path d="M11 1l4.4 5l-4.4 5l-4.4 -5Z" fill={color} /> : null}
    </svg>
  );
}

interface Props {
  readonly chart: LegendChart;
  readonly simulated: boolean;
  readonly provisional?: boolean;
  readonly events?: readonly Row[];
  /** The line under the pointer, by its key; null when it leaves. */
  readonly onFocus?: (key: string | null) => void;
}

/** What each mark of a chart means; nothing where one confirmed line needs no explanation. */
export function ChartLegend({ chart, simulated, provisional = false, events, onFocus }: Props) {
  const entries = listLegend(chart, { simulated, provisional, ...(events === undefined ? {} : { events }) });
  if (entries.length === 0) return null;
  return (
    <ul className={classes.legend} data-legend="">
      {entries.map((entry) => (
        <li key={`${entry.key ?? ''} ${entry.label}`} onPointerEnter={() => { onFocus?.(entry.key ?? null); }} onPointerLeave={() => { onFocus?.(null); }}>
          <Mark {...entry} />{entry.label}
        </li>
      ))}
    </ul>
  );
}
