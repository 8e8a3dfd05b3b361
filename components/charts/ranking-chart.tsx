'use client';

import { rankRows } from '@/lib/plot/ranking/rank-rows';
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
  const ranked = rankRows({ chart, columns, rows });
  const isLong = ranked.some(({ name }) => name.length > longLabel);
  return (
    <div data-chart-frame="">
      <ul className={classes.list} data-ranking="" data-simulated={simulated || undefined} data-long={isLong || undefined}>
        {ranked.map(({ name, value, figure, ...bar }, index) => (
          <li key={`${index} ${name}`} className={classes.row}>
            <span className={classes.name}>{name}</span>
            <span
              className={`${classes.value} tabular`}
              data-sign={value === null || Math.abs(value) < 0.005 ? undefined : value < 0 ? 'down' : 'up'}
            >
              {figure}
            </span>
            <SignedBar value={value} place={bar} />
          </li>
        ))}
      </ul>
      {ranked.length < rows.length ? (
        <p className={classes.rest}>
          The first {ranked.length} of {rows.length}; all of them stand in the table below.
        </p>
      ) : null}
      <ChartLegend chart={chart} simulated={simulated} />
    </div>
  );
}
