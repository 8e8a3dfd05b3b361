import { findDrawdowns, rankDescending, type DrawdownEpisode } from '@/lib/metrics';
import { listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readPanel } from '../../kit/read-panel';
import { describeCoverage, listedRange } from '../../kit/session-rows';
import type { Column, Row, StudyComputation, StudyContext } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { nameClose } from '../../kit/unit-words';
import type { DrawdownParams } from './params';
import { sayDrawdowns } from './say';
import { buildCurve } from './underwater-curve';

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

export function computeDrawdowns(context: StudyContext, chosen: DrawdownParams): StudyComputation {
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
    headlines: sayDrawdowns(context, main, chosen, episodes),
    flags: [...listCommonFlags(context, panel), ...listNoteFlags(market, panel.series, spans)],
    chart: {
      kind: 'spans',
      title: `Falls of ${chosen.minDepthPct}% or more from a record ${nameClose(market.unit)}`,
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
}
