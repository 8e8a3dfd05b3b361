import { formatLongDate } from '@/lib/format/format-date';
import { drawdownSeries, type DrawdownEpisode } from '@/lib/metrics';
import { deferRows } from '../../kit/deferred-rows';
import type { ChartMark, Column, SideTable, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { nameClose } from '../../kit/unit-words';
import { toPercentCell } from '../../kit/to-cell';

function listColumns(label: string): readonly Column[] {
  return [
    { key: 'date', label: 'Session', unit: 'none', type: 'date' },
    { key: 'value', label, unit: 'pct', type: 'number', signed: true },
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
}

const markedFalls = 5;

/** Every close against the record before it: a curve that hangs from zero, its deepest falls and the running one marked. */
export function buildCurve({ market, range }: StudyContext, main: StudySeries, episodes: readonly DrawdownEpisode[]): SideTable {
  const values = drawdownSeries(main.closes);
  const shown = { first: Math.max(range.first, main.first, 0), last: Math.min(range.last, main.last) };
  const rows = deferRows(Math.max(shown.last - shown.first + 1, 0), [
    { key: 'date', cell: (place) => market.sessions[shown.first + place] ?? null },
    { key: 'value', cell: (place) => toPercentCell(values[shown.first + place]) },
    { key: 'provisional', cell: (place) => shown.first + place === market.assumedIndex },
  ]);
  const deepest = episodes.filter(({ trough }) => trough >= shown.first && trough <= shown.last).sort((a, b) => a.depth - b.depth);
  const told = deepest.filter(({ recovery }, place) => place < markedFalls || recovery === null);
  const record = `record ${nameClose(market.unit)}`;
  const title = `${main.instrument.name} below its ${record}`;
  const label = `Below the ${record}`;
  return {
    id: 'underwater',
    title: `${title}, session by session`,
    columns: listColumns(label),
    rows,
    leads: true,
    chart: {
      kind: 'lines',
      title,
      unitLabel: 'percent',
      unit: 'pct',
      form: 'area',
      scale: 'linear',
      baseline: 0,
      legs: [],
      lines: [{ key: 'value', label, symbol: main.symbol }],
      marks: told.flatMap(({ trough, depth, recovery }): ChartMark[] => {
        const session = market.sessions[trough];
        return session === undefined
          ? []
          : [{ date: session, value: depth * 100, label: formatLongDate(session), emphasis: recovery === null }];
      }),
    },
  };
}
