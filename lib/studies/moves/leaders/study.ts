import type { SessionDate } from '@/lib/calendar/session-date';
import { rankDescending } from '@/lib/metrics';
import { findCommonSpan, spanReturn } from '../../kit/common-span';
import { flagShortHistory, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { buildLeadersHeadline } from './say';
import { findHorizon, horizons, longestSessions, leadersParams as params, type LeadersParams } from './params';
import { readAsList } from '@/lib/market/choose-closes';
import { readListPanel, type StudyPanel } from '../../kit/read-panel';
import { describeCoverage } from '../../kit/session-rows';
import type { Cell, Column, Row, Study, StudyComputation, StudyContext } from '../../kit/study';
import type { StudyRange } from '@/lib/market/study-range';
import type { StudySeries } from '../../kit/study-series';
import { toCell, toPercentCell } from '../../kit/to-cell';

/** One span of returns: per instrument of the panel its return as a fraction, and its rank among those that are ranked. */
export interface MeasuredHorizon {
  readonly key: string;
  readonly range: StudyRange;
  readonly returns: Float64Array;
  readonly ranks: Float64Array;
  /** The benchmark's; NaN where there is none. */
  readonly benchmark: number;
}

function listColumns({ benchmark }: LeadersParams): Column[] {
  return [
    { key: 'symbol', label: 'Symbol', unit: 'none', type: 'text' },
    { key: 'name', label: 'Name', unit: 'none', type: 'text' },
    ...horizons.flatMap(({ key, label }): Column[] => [
      { key: `return_${key}_pct`, label, unit: 'pct', type: 'number', signed: true },
      ...(benchmark === '' ? [] : [{ key: `lead_${key}_pp`, label: `${label}, less ${benchmark}`, unit: 'pp', type: 'number', signed: true } as const]),
    ]),
    ...horizons.map(({ key, label }): Column => ({ key: `rank_${key}`, label: `Rank, ${label.toLowerCase()}`, unit: 'rank', type: 'number' })),
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
}

/** The span of a horizon that ends with the last session shown; its base may lie before the first stored session. */
function spanOf(sessions: readonly SessionDate[], key: string, length: number, shown: StudyRange): StudyRange {
  if (key === 'shown') return shown;
  const { last } = shown;
  const year = sessions[last]?.slice(0, 4) ?? '';
  const base = key === 'ytd' ? sessions.findLastIndex((date) => date.slice(0, 4) < year) : last - length;
  return { base, first: base + 1, last };
}

/** The instruments asked for, without a benchmark that is none of them. */
export function listRanked({ series }: StudyPanel, symbols: readonly string[]): StudySeries[] {
  return series.filter(({ symbol }) => symbols.includes(symbol));
}

function measure({ market }: StudyContext, panel: StudyPanel, shown: StudyRange, { symbols, benchmark }: LeadersParams): MeasuredHorizon[] {
  const ranked = listRanked(panel, symbols);
  const rival = panel.series.find((item) => item.symbol === benchmark);
  return horizons.map(({ key, sessions }) => {
    const range = spanOf(market.sessions, key, sessions, shown);
    const returns = Float64Array.from(ranked, (item) => spanReturn(item.closes, range));
    return { key, range, returns, ranks: rankDescending(returns), benchmark: rival === undefined ? NaN : spanReturn(rival.closes, range) };
  });
}

function buildRows({ market, range }: StudyContext, panel: StudyPanel, measured: readonly MeasuredHorizon[], chosen: MeasuredHorizon, { symbols, benchmark }: LeadersParams): Row[] {
  const rows = listRanked(panel, symbols).map((item, i) => {
    const row: Record<string, Cell> = { symbol: item.symbol, name: item.instrument.name };
    for (const { key, returns, benchmark: rival } of measured) {
      row[`return_${key}_pct`] = toPercentCell(returns[i]);
      if (benchmark !== '') row[`lead_${key}_pp`] = toPercentCell((returns[i] ?? NaN) - rival);
    }
    for (const { key, ranks } of measured) row[`rank_${key}`] = toCell(ranks[i]);
    row.provisional = range.last === market.assumedIndex;
    return { row, symbol: item.symbol, rank: toCell(chosen.ranks[i]) ?? Infinity };
  });
  // By the return chosen; the symbol settles ties, so that the order of the symbols asked for does not matter.
  rows.sort((a, b) => (a.rank === b.rank ? (a.symbol < b.symbol ? -1 : 1) : a.rank - b.rank));
  return rows.map(({ row }) => row);
}

function compute(context: StudyContext, given: LeadersParams): StudyComputation {
  const { market, range } = context;
  const panel = readListPanel(market, leaders.symbols(given), context.basis);
  const common = findCommonSpan(context, panel.series);
  const measured = measure(context, panel, common.range, given);
  const horizon = findHorizon(given.horizon);
  const chosen = measured.find(({ key }) => key === horizon.key);
  if (chosen === undefined) throw new RangeError(`unknown horizon ${given.horizon}`);
  const isShown = horizon.key === 'shown';
  const young = panel.series.filter((item) => item.first > range.last - longestSessions && item.first >= 0);
  return {
    columns: listColumns(given),
    rows: buildRows(context, panel, measured, chosen, given),
    events: null,
    headlines: [buildLeadersHeadline(context, panel, chosen, given)],
    flags: [
      ...listCommonFlags(context, panel),
      ...common.flags,
      ...young.map((item) => flagShortHistory(item, longestSessions + 1, 'a one-year return', market)),
      ...listNoteFlags(market, panel.series, [{ first: Math.max(chosen.range.base, 0), last: range.last }]),
    ],
    chart: { kind: 'ranking', title: `Return, ${horizon.label.toLowerCase()}`, unitLabel: 'percent', unit: 'pct', marks: [], labelKey: 'symbol', valueKey: `return_${horizon.key}_pct`, ranged: isShown },
    coverage: describeCoverage(market, panel.series),
    range: common.range,
    basis: panel.basis,
  };
}

/** Returns of many instruments over seven horizons and the dates shown, each ranked. */
export const leaders: Study<typeof params> = {
  id: 'leaders',
  title: 'Leaders',
  question: 'Who leads and who lags, over which horizon?',
  rowsAre: 'instruments',
  params,
  symbols: ({ symbols, benchmark }) => [...new Set([...symbols, ...(benchmark === '' ? [] : [benchmark])])],
  reads: (given, basis) => readAsList(leaders.symbols(given), basis),
  definition: ({ benchmark }) => ({
    text: `Return of each instrument up to the last session shown: over 1, 5, 21, 63, 126 and 252 exchange sessions, since the last close of the year before, and over the dates shown, which are measured from the close before the first of them or from the latest of the first closes where that is later. Ranked from the largest; equal returns share a rank. A return needs the closes at both ends: without one of them it is missing and not ranked.${benchmark === '' ? '' : ` Beside each return stands that return less the one of ${benchmark} over the same sessions, in percentage points.`}`,
    formula: String.raw`r_t(N) = \frac{C_t}{C_{t-N}} - 1`,
    sources: ['Closing prices as stored; definition: Broadtape, returns over sessions'],
  }),
  compute,
};
