import { formatLongDate } from '@/lib/format/format-date';
import { drawdownSeries, findDrawdowns, rankDescending, type DrawdownEpisode } from '@/lib/metrics';
import { buildDrawdownHeadlines } from './say';
import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { drawdownParams as params } from './params';
import { readPanel } from '../../kit/read-panel';
import { describeCoverage, listedRange } from '../../kit/session-rows';
import type { ChartMark, Column, Row, SideTable, Study, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { toCell, toPercentCell } from '../../kit/to-cell';

const date = { unit: 'none', type: 'date' } as const;
const columns: readonly Column[] = [
  { key: 'peak', label: 'Peak', ...date },
  { key: 'trough', label: 'Trough', ...date },
  { key: 'recovery', label: 'Recovery', ...date },
  { key: 'depth_pct', label: 'Depth', unit: 'pct', type: 'number', signed: true },
  { key: 'sessions_down', label: 'Sessions down', unit: 'sessions', type: 'number' },
  { key: 'sessions_up', label: 'Sessions up', unit: 'sessions', type: 'number' },
  { key: 'status', label: 'Status', unit: 'none', type: 'text' },
  { key: 'bear_confirmed', label: 'Bear market confirmed', ...date },
  { key: 'rank', label: 'Rank by depth', unit: 'rank', type: 'number' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

function buildRows({ market, range }: StudyContext, episodes: readonly DrawdownEpisode[], lastClose: number): Row[] {
  const ranks = rankDescending(Float64Array.from(episodes, (episode) => -episode.depth));
  const dateOf = (index: number | null): string | null => (index === null ? null : (market.sessions[index] ?? null));
  return episodes.flatMap((episode, i): Row[] => {
    const end = episode.recovery ?? lastClose;
    if (episode.peak > range.last || end < range.first) return [];
    return [
      {
        peak: dateOf(episode.peak),
        trough: dateOf(episode.trough),
        recovery: dateOf(episode.recovery),
        depth_pct: toPercentCell(episode.depth),
        sessions_down: episode.sessionsDown,
        sessions_up: episode.sessionsUp,
        status: episode.recovery === null ? 'open' : 'recovered',
        bear_confirmed: dateOf(episode.confirmed),
        rank: toCell(ranks[i]),
        provisional: market.assumedIndex !== null && end === market.assumedIndex,
      },
    ];
  });
}

const curveColumns: readonly Column[] = [
  { key: 'date', label: 'Session', ...date },
  { key: 'value', label: 'Below the record close', unit: 'pct', type: 'number', signed: true },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];
const markedFalls = 5;

/** Every close against the record before it: a curve that hangs from zero, its deepest falls and the running one marked. */
function buildCurve({ market, range }: StudyContext, main: StudySeries, episodes: readonly DrawdownEpisode[]): SideTable {
  const values = drawdownSeries(main.closes);
  const shown = { first: Math.max(range.first, main.first, 0), last: Math.min(range.last, main.last) };
  const rows = market.sessions.slice(shown.first, shown.last + 1).map((session, step): Row => {
    const t = shown.first + step;
    return { date: session, value: toPercentCell(values[t]), provisional: t === market.assumedIndex };
  });
  const deepest = episodes.filter(({ trough }) => trough >= shown.first && trough <= shown.last).sort((a, b) => a.depth - b.depth);
  const told = deepest.filter(({ recovery }, place) => place < markedFalls || recovery === null);
  const title = `${main.instrument.name} below its record close`;
  return {
    id: 'underwater', title: `${title}, session by session`, columns: curveColumns, rows, leads: true,
    chart: {
      kind: 'lines', title, unitLabel: 'percent', unit: 'pct', form: 'area', scale: 'linear', baseline: 0, legs: [],
      lines: [{ key: 'value', label: 'Below the record close', symbol: main.symbol }],
      marks: told.flatMap(({ trough, depth, recovery }): ChartMark[] => {
        const session = market.sessions[trough];
        return session === undefined ? [] : [{ date: session, value: depth * 100, label: formatLongDate(session), emphasis: recovery === null }];
      }),
    },
  };
}

/** Falls from a record close until it is regained, with depth and lengths. */
export const drawdowns: Study<typeof params> = {
  id: 'drawdowns',
  title: 'Drawdowns',
  question: 'How deep and how long were the falls from a record?',
  rowsAre: 'events',
  params,
  symbols: ({ symbol }) => [symbol],
  definition: ({ symbol, minDepthPct, bearPct }) => ({
    text: `The curve is each close against the highest close up to it. Falls of ${symbol} of at least ${minDepthPct}% from a record close to the lowest close before that record is regained. Recovery is the first close at or above the old peak; without one the drawdown is open. A bear market is confirmed on the first close ${bearPct}% or more below the peak. Lengths are in sessions.`,
    formula: String.raw`D_t = \frac{C_t}{\max_{s \le t} C_s} - 1`,
    sources: ['Closing prices as stored; definition: Broadtape, drawdowns'],
  }),
  compute: (context, chosen) => {
    const { market } = context;
    const panel = readPanel(market, [chosen.symbol], context.basis);
    const [main] = panel.series;
    const closes = main?.closes ?? new Float64Array(0);
    const last = main?.last ?? -1;
    const episodes = findDrawdowns(closes, chosen.minDepthPct / 100, chosen.bearPct / 100);
    const spans = episodes.map((episode) => ({ first: episode.peak, last: episode.recovery ?? last }));
    return {
      columns,
      rows: buildRows(context, episodes, last),
      events: null,
      headlines: buildDrawdownHeadlines(context, main, chosen, episodes),
      flags: [...listCommonFlags(context, panel), ...listNoteFlags(market, panel.series, spans)],
      chart: {
        kind: 'spans',
        title: `Falls of ${chosen.minDepthPct}% or more from a record close`,
        unitLabel: 'percent from peak to trough',
        unit: 'pct',
        marks: [],
        startKey: 'peak',
        endKey: 'recovery',
        valueKey: 'depth_pct',
        symbol: chosen.symbol,
      },
      coverage: describeCoverage(market, panel.series),
      range: listedRange(context, panel.series),
      basis: panel.basis,
      tables: main === undefined || main.last < 0 ? [] : [buildCurve(context, main, episodes)],
    };
  },
};
