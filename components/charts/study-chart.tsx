'use client';

import dynamic from 'next/dynamic';
import { useId } from 'react';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import type { Rebase } from '@/lib/plot/lines/line-series';
import type { Overview } from '@/lib/view/spread-overview';
import { ChartSkeleton, ChartSkeletonProvider, LoadingFrame } from './chart-skeleton';
import { RankingChart } from './ranking-chart';
import { reserveHeight } from './reserve-height';
import { summarizeChart } from './summarize-chart';
import classes from './charts.module.css';

// One kind of chart per page: the others are not loaded, but for the bars of a ranking, which are no more than a list.
const LinesChart = dynamic(() => import('./lines-chart').then((module) => module.LinesChart), { loading: LoadingFrame });
const ColumnsChart = dynamic(() => import('./columns-chart').then((module) => module.ColumnsChart), { loading: LoadingFrame });
const SpansChart = dynamic(() => import('./spans-chart').then((module) => module.SpansChart), { loading: LoadingFrame });
const HeatChart = dynamic(() => import('./heat-chart').then((module) => module.HeatChart), { loading: LoadingFrame });
const GridChart = dynamic(() => import('./grid-chart').then((module) => module.GridChart), { loading: LoadingFrame });
const SlopeChart = dynamic(() => import('./slope-chart').then((module) => module.SlopeChart), { loading: LoadingFrame });
const QuadrantChart = dynamic(() => import('./quadrant-chart').then((module) => module.QuadrantChart), { loading: LoadingFrame });
const PathsChart = dynamic(() => import('./paths-chart').then((module) => module.PathsChart), { loading: LoadingFrame });
const DotsChart = dynamic(() => import('./dots-chart').then((module) => module.DotsChart), { loading: LoadingFrame });

export interface StudyChartProps {
  readonly chart: ChartSpec;
  readonly columns: readonly Column[];
  /** The rows of the result. For a chart that can be moved they may reach beyond the range. */
  readonly rows: readonly Row[];
  /** The events of the result, for a chart of their outcomes. */
  readonly events?: readonly Row[];
  readonly range: { readonly from: string; readonly to: string };
  /** First and last session that can be brought into sight; the range itself when not given. */
  readonly extent?: { readonly from: string; readonly to: string };
  readonly simulated: boolean;
  readonly rebase?: Rebase;
  readonly heightPx?: number;
  /** Whether lines take the height that their card has left, `heightPx` at least; the card is a column. */
  readonly fill?: boolean;
  /** The names that room is left for at the ends of lines: their own where there are several, unless given. */
  readonly named?: readonly string[] | undefined;
  readonly strip?: boolean;
  /** What the strip shows of the whole history; null where that is the rows. */
  readonly overview?: Overview | null;
  /** A hand or a key reaches for more than the rows of the range. */
  readonly onReach?: () => void;
  readonly onRangeChange?: (from: string, to: string) => void;
  readonly onRangeReset?: () => void;
  /** The week that was gone to, of a chart that has weeks to go through; null for the last. */
  readonly onWeekChange?: (week: string | null) => void;
}

/** The chart of a study by its kind, with its summary in words for those who do not see it. */
export function StudyChart({
  chart,
  columns,
  rows,
  events = [],
  range,
  extent = range,
  simulated,
  rebase = 'none',
  heightPx,
  fill = false,
  named,
  strip = true,
  overview = null,
  onReach,
  onRangeChange,
  onRangeReset,
  onWeekChange,
}: StudyChartProps) {
  const summaryId = useId();
  const reserved = reserveHeight(chart, rows.length);
  const shown = rows.filter((row) => {
    if (chart.kind === 'lines') return String(row['date']) >= range.from && String(row['date']) <= range.to;
    return chart.kind !== 'spans' || (String(row[chart.startKey]) <= range.to && String(row[chart.endKey] ?? range.to) >= range.from);
  });
  const skeleton = (
    <ChartSkeleton
      chart={chart}
      columns={columns}
      events={events}
      simulated={simulated}
      heightPx={fill ? undefined : heightPx}
      hasStrip={strip && onRangeChange !== undefined}
    />
  );
  const drawn =
    chart.kind === 'lines' ? (
      <LinesChart
        chart={chart}
        columns={columns}
        rows={rows}
        range={range}
        simulated={simulated}
        rebase={rebase}
        describedBy={summaryId}
        strip={strip}
        overview={overview}
        fill={fill}
        named={named}
        {...(onReach === undefined ? {} : { onReach })}
        {...(heightPx === undefined ? {} : { heightPx })}
        {...(onRangeChange === undefined ? {} : { onRangeChange })}
        {...(onRangeReset === undefined ? {} : { onRangeReset })}
      />
    ) : chart.kind === 'ranking' ? (
      <RankingChart chart={chart} columns={columns} rows={rows} simulated={simulated} />
    ) : chart.kind === 'spans' ? (
      <SpansChart
        chart={chart}
        columns={columns}
        rows={rows}
        range={range}
        extent={extent}
        simulated={simulated}
        describedBy={summaryId}
        {...(onRangeChange === undefined ? {} : { onRangeChange })}
        {...(onRangeReset === undefined ? {} : { onRangeReset })}
      />
    ) : chart.kind === 'heat' ? (
      <HeatChart chart={chart} columns={columns} rows={rows} simulated={simulated} describedBy={summaryId} />
    ) : chart.kind === 'grid' ? (
      <GridChart chart={chart} columns={columns} rows={rows} simulated={simulated} describedBy={summaryId} />
    ) : chart.kind === 'slope' ? (
      <SlopeChart chart={chart} columns={columns} rows={rows} simulated={simulated} describedBy={summaryId} />
    ) : chart.kind === 'quadrant' ? (
      <QuadrantChart
        chart={chart}
        columns={columns}
        rows={rows}
        simulated={simulated}
        describedBy={summaryId}
        {...(onWeekChange === undefined ? {} : { onWeekChange })}
      />
    ) : chart.kind === 'paths' ? (
      <PathsChart chart={chart} columns={columns} rows={rows} simulated={simulated} describedBy={summaryId} />
    ) : chart.kind === 'dots' ? (
      <DotsChart chart={chart} columns={columns} rows={rows} events={events} simulated={simulated} describedBy={summaryId} />
    ) : (
      <ColumnsChart chart={chart} columns={columns} rows={rows} events={events} simulated={simulated} describedBy={summaryId} />
    );
  return (
    <figure
      className={classes.figure}
      data-chart={chart.kind}
      data-fill={fill || undefined}
      data-reserved={reserved !== null || undefined}
      {...(reserved === null ? {} : { style: reserved })}
    >
      <figcaption id={summaryId} className="visually-hidden">
        {summarizeChart(chart, columns, shown, rebase)}
      </figcaption>
      <ChartSkeletonProvider value={skeleton}>{drawn}</ChartSkeletonProvider>
    </figure>
  );
}
