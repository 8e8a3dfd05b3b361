import { capitalise } from '@/lib/format/capitalise';
import type { Cell, Column, Row, SideTable, StudyContext } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { nameStart, type Baton, type JudgedHandover } from './build-baton';

const lead = (key: string, label: string): Column => ({ key, label, unit: 'pp', type: 'number', signed: true });
const text = (key: string, label: string): Column => ({ key, label, unit: 'none', type: 'text' });
const rank = (key: string, label: string): Column => ({ key, label, unit: 'rank', type: 'number' });
const yes = (key: string, label: string): Column => ({ key, label, unit: 'none', type: 'boolean' });

export const batonColumns: readonly Column[] = [
  text('symbol', 'Symbol'),
  text('name', 'Name'),
  lead('before_pp', 'Lead before'),
  lead('after_pp', 'Lead after'),
  rank('rank_before', 'Rank before'),
  rank('rank_after', 'Rank after'),
  yes('ratio_at_high', 'Ratio at its 252-session high'),
  yes('new_leader', 'New in the top third'),
  yes('provisional', 'Provisional'),
];

/** One row per instrument, the first after the hand-over on top; where none is measured in the order of their symbols. */
export function buildBatonRows({ market, range }: StudyContext, { compared, chosen, atHigh }: Baton): readonly Row[] {
  const rows = compared.map(({ symbol, instrument }, place) => ({
    symbol,
    name: instrument.name,
    before_pp: toPercentCell(chosen?.leadsBefore[place]),
    after_pp: toPercentCell(chosen?.leadsAfter[place]),
    rank_before: toCell(chosen?.ranksBefore[place]),
    rank_after: toCell(chosen?.ranksAfter[place]),
    ratio_at_high: atHigh[place] ?? null,
    new_leader: chosen?.entered?.includes(place) ?? null,
    provisional: range.last === market.assumedIndex,
  }));
  return rows.sort((a, b) => (a.rank_after ?? Infinity) - (b.rank_after ?? Infinity) || (a.symbol < b.symbol ? -1 : 1));
}

const judgedColumns: readonly Column[] = [
  { key: 'sessions_before', label: 'Sessions before', unit: 'sessions', type: 'number' },
  { key: 'sessions_after', label: 'Sessions after, so far', unit: 'sessions', type: 'number' },
  text('leader_before', 'Led before'),
  lead('leader_before_pp', 'By'),
  text('leader_after', 'Leads after'),
  lead('leader_after_pp', 'By'),
  { key: 'rank_correlation', label: 'Rank correlation', unit: 'none', type: 'number', signed: true, decimals: 2 },
  text('order', 'The order'),
  { key: 'new_share_pct', label: 'New in the top third', unit: 'pct', type: 'number' },
];

/** The share of the first third after that was not in it before; NaN where that is not known. */
export function shareNew({ top, entered }: JudgedHandover): number {
  return entered === null ? NaN : entered.length / top.length;
}

function listJudged({ compared }: Baton, handover: JudgedHandover | null): readonly Cell[] {
  if (handover === null) return judgedColumns.map(() => null);
  const { leaderBefore, leaderAfter, leadsBefore, leadsAfter } = handover;
  return [
    handover.before,
    handover.after,
    compared[leaderBefore]?.symbol ?? null,
    toPercentCell(leadsBefore[leaderBefore]),
    compared[leaderAfter]?.symbol ?? null,
    toPercentCell(leadsAfter[leaderAfter]),
    toCell(handover.correlation),
    handover.order,
    toPercentCell(shareNew(handover)),
  ];
}

function toRow(columns: readonly Column[], cells: readonly Cell[]): Row {
  return Object.fromEntries(columns.map(({ key }, place) => [key, cells[place] ?? null]));
}

/** The answer from every usual start, over the windows chosen. */
function buildStartsTable({ market }: StudyContext, baton: Baton): SideTable {
  const columns = [text('start', 'From'), { key: 'date', label: 'Close of', unit: 'none', type: 'date' } as const, ...judgedColumns];
  const rows = baton.starts.map(({ usual, leader, index, handover }) =>
    toRow(columns, [capitalise(nameStart(usual, leader)), market.sessions[index ?? -1] ?? null, ...listJudged(baton, handover)]),
  );
  return { id: 'starts', title: 'The same question from the usual starts', columns, rows, chart: null };
}

/** The chosen start over every window, as long before as after. */
function buildWindowsTable(baton: Baton): SideTable {
  const columns = [{ key: 'window_sessions', label: 'Window', unit: 'sessions', type: 'number' } as const, ...judgedColumns];
  const rows = baton.windows.map(({ sessions, handover }) => toRow(columns, [sessions, ...listJudged(baton, handover)]));
  return { id: 'windows', title: 'The same start over other windows', columns, rows, chart: null };
}

/** Every lead over every window; missing after a start that is not so long ago. */
function buildLeadsTable({ compared, windows }: Baton): SideTable {
  const columns = [
    text('symbol', 'Symbol'),
    ...windows.map(({ sessions }) => lead(`before_${sessions}_pp`, `${sessions} before`)),
    ...windows.map(({ sessions }) => lead(`after_${sessions}_pp`, `${sessions} after`)),
  ];
  const rows = compared.map(({ symbol }, place) =>
    toRow(columns, [
      symbol,
      ...windows.map(({ handover }) => toPercentCell(handover.leadsBefore[place])),
      ...windows.map(({ sessions, handover }) => (handover.after < sessions ? null : toPercentCell(handover.leadsAfter[place]))),
    ]),
  );
  return { id: 'leads', title: 'Leads over every window', columns, rows, chart: null };
}

/** The tables below the answer; none where nothing is handed over. */
export function listBatonTables(context: StudyContext, baton: Baton): readonly SideTable[] {
  const starts = buildStartsTable(context, baton);
  return baton.chosen === null ? [starts] : [starts, buildWindowsTable(baton), buildLeadsTable(baton)];
}
