import { quantileOfSorted, type HorizonResult } from '@/lib/metrics';
import type { Column, Row } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { isAssumed, outcomeUnit, type ForwardStudy } from './forward-study';

const few = ['too_few'] as const;

/** The columns of the table of horizons; those of the outcome carry its unit. */
export function listHorizonColumns(study: Pick<ForwardStudy, 'other' | 'params'>): readonly Column[] {
  const unit = outcomeUnit(study);
  const outcome = (key: string, label: string, greyedBy?: readonly string[]): Column => ({
    key: `${key}_${unit}`,
    label,
    unit,
    type: 'number',
    signed: true,
    ...(greyedBy === undefined ? {} : { greyedBy }),
  });
  const share = (key: string, label: string, greyedBy?: readonly string[]): Column => ({
    key: `${key}_pct`,
    label,
    unit: 'pct',
    type: 'number',
    ...(greyedBy === undefined ? {} : { greyedBy }),
  });
  const points = (key: string, label: string): Column => ({
    key: `${key}_pp`,
    label,
    unit: 'pp',
    type: 'number',
    signed: true,
    greyedBy: few,
  });
  const yes = (key: string, label: string): Column => ({ key, label, unit: 'none', type: 'boolean' });
  return [
    { key: 'horizon_sessions', label: 'Sessions after', unit: 'sessions', type: 'number' },
    { key: 'n', label: 'Events', unit: 'count', type: 'number' },
    { key: 'n_complete', label: 'Complete', unit: 'count', type: 'number' },
    outcome('mean', 'Mean', few),
    outcome('median', 'Median', few),
    share('higher_share', 'Share higher', few),
    outcome('min', 'Lowest', few),
    outcome('max', 'Highest', few),
    outcome('worst_drop_mean', 'Lowest on the way, mean', few),
    outcome('worst_drop_median', 'Lowest on the way, median', few),
    { key: 'base_n', label: 'Base: sessions', unit: 'count', type: 'number' },
    outcome('base_mean', 'Base: mean'),
    outcome('base_median', 'Base: median'),
    share('base_higher_share', 'Base: share higher'),
    outcome('base_min', 'Base: lowest'),
    outcome('base_max', 'Base: highest'),
    outcome('base_worst_drop_mean', 'Base: lowest on the way, mean'),
    outcome('base_worst_drop_median', 'Base: lowest on the way, median'),
    outcome('base_lower_quartile', 'Base: lower quartile'),
    outcome('base_upper_quartile', 'Base: upper quartile'),
    points('mean_difference', 'Mean less base'),
    points('median_difference', 'Median less base'),
    points('higher_share_difference', 'Share higher less base'),
    points('min_difference', 'Lowest less base'),
    points('max_difference', 'Highest less base'),
    points('worst_drop_difference', 'Lowest on the way less base, mean'),
    share('higher_share_low', 'Share higher: 95% from', ['too_few', 'overlapping']),
    share('higher_share_high', 'Share higher: 95% to', ['too_few', 'overlapping']),
    outcome('mean_low', 'Mean: 95% from', few),
    outcome('mean_high', 'Mean: 95% to', few),
    { key: 'mean_interval_n', label: 'Events apart, of the interval', unit: 'count', type: 'number' },
    { key: 'p', label: `p (${study.params.test})`, unit: 'p', type: 'number', greyedBy: few },
    { key: 'p_adjusted', label: 'p adjusted for 6 looks', unit: 'p', type: 'number', greyedBy: few },
    { key: 'p_method', label: 'Drawn', unit: 'none', type: 'text' },
    yes('too_few', 'Fewer than 5 complete'),
    yes('overlapping', 'Overlapping'),
    yes('provisional', 'Provisional'),
  ];
}

function isProvisional(study: ForwardStudy, { events, horizonSessions }: HorizonResult): boolean {
  const { span } = study;
  const assumed = study.context.market.assumedIndex;
  if (assumed === null) return false;
  const start = assumed - horizonSessions;
  return events.includes(assumed) || (isAssumed(study, assumed) && start >= span.first && start <= span.last);
}

function buildRow(study: ForwardStudy, result: HorizonResult, adjusted: number | undefined): Row {
  const { horizonSessions, summary, base, difference, baseReturns, higherInterval, meanInterval, permutation, isOverlapping, isTooFew } =
    result;
  const cells = [
    horizonSessions,
    summary.count,
    summary.completeCount,
    ...[summary.mean, summary.median, summary.higherShare, summary.min, summary.max, summary.meanWorstDrop, summary.medianWorstDrop].map(
      toPercentCell,
    ),
    base.completeCount,
    ...[
      base.mean,
      base.median,
      base.higherShare,
      base.min,
      base.max,
      base.meanWorstDrop,
      base.medianWorstDrop,
      quantileOfSorted(baseReturns, 0.25),
      quantileOfSorted(baseReturns, 0.75),
    ].map(toPercentCell),
    ...[difference.mean, difference.median, difference.higherShare, difference.min, difference.max, difference.meanWorstDrop].map(
      toPercentCell,
    ),
    ...[higherInterval?.lower, higherInterval?.upper, meanInterval?.lower, meanInterval?.upper].map(toPercentCell),
    meanInterval?.count ?? null,
    permutation?.p ?? null,
    toCell(adjusted),
    permutation === null ? null : permutation.method === 'date-sets' ? 'sets of dates' : 'circular shifts',
    isTooFew,
    isOverlapping,
    isProvisional(study, result),
  ];
  return Object.fromEntries(listHorizonColumns(study).map(({ key }, place) => [key, cells[place] ?? null]));
}

/** One row per horizon, shortest first: the events' figures, those of any session of the span, their difference and its doubt. */
export function buildHorizonRows(study: ForwardStudy): readonly Row[] {
  return study.results.map((result, place) => buildRow(study, result, study.adjusted[place]));
}
