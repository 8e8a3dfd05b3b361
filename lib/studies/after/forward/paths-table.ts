import { capitalise } from '@/lib/format/capitalise';
import { formatNumber } from '@/lib/format/format-number';
import { defaultBand, forwardPaths, meanPath, type Outcome } from '@/lib/metrics';
import type { Column, Row, SideTable } from '../../kit/study';
import { toPercentCell } from '../../kit/to-cell';
import { mostListedEvents, outcomeUnit, type ForwardStudy } from './forward-study';

// More single lines than this are a thicket, and a column each.
const mostSinglePaths = 20;

/** Mean outcome by sessions after, over the sessions of the span on which the rule can be judged. */
function baseMeans({ span, judged }: ForwardStudy, outcome: Outcome, horizonSessions: number): Float64Array {
  const sessions = new Int32Array(Math.max(span.last - span.first + 1, 0));
  let count = 0;
  for (let t = span.first; t <= span.last; t += 1) {
    if (judged[t] !== 1) continue;
    sessions[count] = t;
    count += 1;
  }
  return meanPath(outcome, sessions.subarray(0, count), horizonSessions);
}

/** The way from the events to the horizon in focus: mean, median and bands of the complete ones, each single one where they are few. */
export function buildPathsTable(study: ForwardStudy, outcome: Outcome, title: string): SideTable {
  const {
    context: { market },
    focus: { horizonSessions, events, summary },
    main,
    params: { unit: per },
  } = study;
  const unit = outcomeUnit(study);
  const paths = forwardPaths(outcome, events.slice(-mostListedEvents), horizonSessions);
  const drawn =
    events.length <= mostListedEvents ? title : `${title}, the newest ${formatNumber(mostListedEvents, { decimals: 0 })} events`;
  const base = baseMeans(study, outcome, horizonSessions);
  const singles = events.length > mostSinglePaths ? [] : Array.from(events, (t, row) => ({ row, date: market.sessions[t] ?? '' }));
  const column = (key: string, label: string): Column => ({ key: `${key}_${unit}`, label, unit, type: 'number', signed: true });
  const pathColumns = singles.map(({ date }) => column(`event_${date.replaceAll('-', '_')}`, date));
  const percent = Math.round((defaultBand.upper - defaultBand.lower) * 100);
  const columns = [
    { key: 'sessions_after', label: 'Sessions after', unit: 'sessions', type: 'number' } as const,
    column('mean', 'Mean'),
    column('median', 'Median'),
    column('low', `Middle ${percent}% from`),
    column('high', `Middle ${percent}% to`),
    column('min', 'Lowest'),
    column('max', 'Highest'),
    column('base_mean', `Any ${per}, mean`),
    ...pathColumns,
  ];
  const rows = Array.from({ length: horizonSessions + 1 }, (_, k): Row => {
    const figures = [paths.mean, paths.median, paths.lowerQuantile, paths.upperQuantile, paths.min, paths.max].map((values) =>
      toPercentCell(values[k]),
    );
    const own = singles.map(({ row }) => toPercentCell(paths.paths[row * (horizonSessions + 1) + k]));
    const cells = [k, ...figures, toPercentCell(base[k]), ...own];
    return Object.fromEntries(columns.map(({ key }, place) => [key, cells[place] ?? null]));
  });
  return {
    id: 'paths',
    title: drawn,
    columns,
    rows,
    chart: {
      kind: 'paths',
      title: drawn,
      unitLabel: `${unit === 'pp' ? 'percentage points' : 'percent'} since the event; dashed: any ${per}`,
      unit,
      marks: [],
      stepKey: 'sessions_after',
      meanKey: `mean_${unit}`,
      baseKey: `base_mean_${unit}`,
      bands:
        summary.completeCount === 0
          ? []
          : [
              { lowKey: `min_${unit}`, highKey: `max_${unit}`, label: 'Lowest to highest' },
              { lowKey: `low_${unit}`, highKey: `high_${unit}`, label: `Middle ${percent}%` },
            ],
      pathKeys: pathColumns.map(({ key }) => key),
      ...(per === 'session'
        ? {}
        : { names: { step: capitalise(per), mean: 'Mean of the complete events', base: `Mean of any ${per}`, path: 'Each event, thin' } }),
      symbol: main.symbol,
    },
  };
}
