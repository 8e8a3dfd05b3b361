import { findCommonSpan } from '../../kit/common-span';
import { flagShortHistory, listCommonFlags, listNoteFlags } from '../../kit/flags';
import { readListPanel } from '../../kit/read-panel';
import { describeCoverage } from '../../kit/session-rows';
import type { Cell, Column, Row, StudyComputation, StudyContext } from '../../kit/study';
import type { StudyPanel } from '../../kit/study-series';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { listRanked, measureHorizons, type MeasuredHorizon } from './measure-horizons';
import { findHorizon, horizons, listLeadersSymbols, longestSessions, type LeadersParams } from './params';
import { sayLeaders } from './say';

function listColumns({ benchmark }: LeadersParams): Column[] {
  return [
    { key: 'symbol', label: 'Symbol', unit: 'none', type: 'text' },
    { key: 'name', label: 'Name', unit: 'none', type: 'text' },
    ...horizons.flatMap(({ key, label }): Column[] => [
      { key: `return_${key}_pct`, label, unit: 'pct', type: 'number', signed: true },
      ...(benchmark === ''
        ? []
        : [{ key: `lead_${key}_pp`, label: `${label}, less ${benchmark}`, unit: 'pp', type: 'number', signed: true } as const]),
    ]),
    ...horizons.map(
      ({ key, label }): Column => ({ key: `rank_${key}`, label: `Rank, ${label.toLowerCase()}`, unit: 'rank', type: 'number' }),
    ),
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
}

function buildRows(
  { market, range }: StudyContext,
  panel: StudyPanel,
  measured: readonly MeasuredHorizon[],
  chosen: MeasuredHorizon,
  { symbols, benchmark }: LeadersParams,
): Row[] {
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

export function computeLeaders(context: StudyContext, given: LeadersParams): StudyComputation {
  const { market, range } = context;
  const panel = readListPanel(market, listLeadersSymbols(given), context.basis);
  const common = findCommonSpan(context, panel.series);
  const measured = measureHorizons(context, panel, common.range, given);
  const horizon = findHorizon(given.horizon);
  const chosen = measured.find(({ key }) => key === horizon.key);
  if (chosen === undefined) throw new RangeError(`unknown horizon ${given.horizon}`);
  const isShown = horizon.key === 'shown';
  const young = panel.series.filter((item) => item.first > range.last - longestSessions && item.first >= 0);
  return {
    columns: listColumns(given),
    rows: buildRows(context, panel, measured, chosen, given),
    events: null,
    headlines: [sayLeaders(context, panel, chosen, given)],
    flags: [
      ...listCommonFlags(context, panel),
      ...common.flags,
      ...young.map((item) => flagShortHistory(item, longestSessions + 1, 'a one-year return', market)),
      ...listNoteFlags(market, panel.series, [{ first: Math.max(chosen.range.base, 0), last: range.last }]),
    ],
    chart: {
      kind: 'ranking',
      title: `Return, ${horizon.label.toLowerCase()}`,
      unitLabel: 'percent',
      unit: 'pct',
      marks: [],
      labelKey: 'symbol',
      valueKey: `return_${horizon.key}_pct`,
      ranged: isShown,
    },
    coverage: describeCoverage(market, panel.series),
    range: common.range,
    basis: panel.basis,
  };
}
