'use client';

import { readNumber } from '@/lib/format/read-number';
import { formatCell } from '@/lib/format/format-cell';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { ChartLegend } from './chart-legend';
import { SignedBar } from './signed-bar';
import classes from './ranking-chart.module.css';

interface Props {
  readonly chart: Extract<ChartSpec, { kind: 'ranking' }>;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly simulated: boolean;
}

// From this length on a label is a sentence and takes the room that a symbol leaves to the bars.
const longLabel = 14;

/** Horizontal bars, by default from the strongest down. Missing values stand last, without a bar. */
export function RankingChart({ chart, columns, rows, simulated }: Props) {
  const key = chart.valueKey;
  const column = columns.find((item) => item.key === key) ?? { unit: chart.unit, type: 'number' };
  const ranked = chart.first === undefined ? [...rows].sort((a, b) => (readNumber(b, key) ?? -Infinity) - (readNumber(a, key) ?? -Infinity)) : rows.slice(0, chart.first);
  const values = ranked.map((row) => readNumber(row, key) ?? 0);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const isLong = ranked.some((row) => String(row[chart.labelKey] ?? '').length > longLabel);
  return (
    <div data-chart-frame="">
      <ul className={classes.list} data-ranking="" data-simulated={simulated || undefined} data-long={isLong || undefined}>
        {ranked.map((row, index) => {
          const value = readNumber(row, key);
          const name = String(row[chart.labelKey] ?? '');
          return (
            <li key={`${index} ${name}`} className={classes.row}>
              <span className={classes.name}>{name}</span>
              <span className={`${classes.value} tabular`} data-sign={value === null || Math.abs(value) < 0.005 ? undefined : value < 0 ? 'down' : 'up'}>{formatCell(value, column)}</span>
              <SignedBar value={value} low={low} high={high} />
            </li>
          );
        })}
      </ul>
      {ranked.length < rows.length ? <p className={classes.rest}>The first {ranked.length} of {rows.length}; all of them stand in the table below.</p> : null}
      <ChartLegend chart={chart} simulated={simulated} />
    </div>
  );
}
