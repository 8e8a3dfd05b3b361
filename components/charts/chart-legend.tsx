'use client';

import { listLegend, type LegendChart } from '@/lib/plot/legend';
import { drawLegendMark, legendMarkWidthPx } from '@/lib/plot/legend-mark';
import type { Row } from '@/lib/studies/kit/study';
import { Marks } from './marks';
import classes from './charts.module.css';

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
        <li
          key={`${entry.key ?? ''} ${entry.label}`}
          onPointerEnter={() => {
            onFocus?.(entry.key ?? null);
          }}
          onPointerLeave={() => {
            onFocus?.(null);
          }}
        >
          <svg width={legendMarkWidthPx} height="12" aria-hidden="true" className={classes.legendMark}>
            <Marks marks={[drawLegendMark(entry, 0, 6)]} />
          </svg>
          {entry.label}
        </li>
      ))}
    </ul>
  );
}
