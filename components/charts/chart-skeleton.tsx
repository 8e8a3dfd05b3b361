'use client';

import { createContext, use, type ReactNode } from 'react';
import type { ChartSpec, Column, Row } from '@/lib/studies/kit/study';
import { listContexts } from '@/lib/view/list-contexts';
import { ChartLegend } from './chart-legend';
import { contextHeightPx } from './context-height';
import { GridLegend } from './grid-legend';
import { HeatLegend } from './heat-legend';
import classes from './charts.module.css';

interface Props {
  readonly chart: ChartSpec;
  readonly columns: readonly Column[];
  readonly events: readonly Row[];
  readonly simulated: boolean;
  /** Of the plot, where the page says it; else that of `reserveHeight`, or of the style sheet. */
  readonly heightPx: number | undefined;
  /** Whether what is in sight can be moved by a strip. */
  readonly hasStrip: boolean;
}

const Skeleton = createContext<ReactNode>(null);

/** What stands in the place of the chart that is named here, until its code has come. */
export const ChartSkeletonProvider = Skeleton.Provider;

/** The frame of a chart whose code is not here yet; `dynamic` tells it nothing of the chart. */
export function LoadingFrame() {
  return use(Skeleton);
}

/** The room that a chart takes with all that stands above and below it, so that nothing moves when it comes. */
export function ChartSkeleton({ chart, columns, events, simulated, heightPx, hasStrip }: Props) {
  const sizeKey = chart.kind === 'heat' ? chart.sizeKey : null;
  return (
    <>
      {chart.kind === 'lines'
        ? listContexts(chart).map(({ key }) => <div key={key} className={classes.context} style={{ height: contextHeightPx }} />)
        : null}
      <div className={classes.plot} data-state="loading" style={heightPx === undefined ? undefined : { height: heightPx }} />
      {hasStrip && chart.kind === 'lines' ? <div className={classes.strip} data-overview="" /> : null}
      {chart.kind === 'quadrant' && chart.panelKey === null ? <div className={classes.scrubberRoom} /> : null}
      {chart.kind === 'heat' ? (
        <HeatLegend
          limit={chart.limit}
          unit={chart.unit === 'pct' ? '%' : ''}
          sizeLabel={sizeKey === null ? null : (columns.find(({ key }) => key === sizeKey)?.label ?? null)}
        />
      ) : chart.kind === 'grid' && chart.states === undefined ? (
        <GridLegend chart={chart} />
      ) : (
        <ChartLegend chart={chart} simulated={simulated} events={events} />
      )}
      {hasStrip && chart.kind === 'spans' ? <div className={classes.strip} data-overview="" /> : null}
    </>
  );
}
