import { isAboveMean, relativeReturn, rollingMax, rollingMean, sessionReturn } from '@/lib/metrics';
import { indexSymbols } from '@/lib/market/groups';
import { formatLongDate } from '@/lib/format/format-date';
import type { ParticipationParams } from './params';
import type { Cell, Column, EventTable, Row, StudyContext } from '../../kit/study';
import type { StudyPanel, StudySeries } from '../../kit/study-series';
import { toPercentCell } from '../../kit/to-cell';

/** What the Magnificent 7 basket is compared with. */
export const rivalSymbols = indexSymbols;

/** One comparison of the basket with an index over five sessions, in percentage points. */
export interface BasketDifference {
  readonly rival: StudySeries;
  readonly differencePp: number | null;
}

export interface MemberTable {
  readonly table: EventTable;
  /** Members that rose over the five sessions to the last one shown, of those that have both closes. */
  readonly rose5d: number;
  readonly eligible5d: number;
  readonly differences: readonly BasketDifference[];
}

const usualMeans = [20, 50, 200] as const;

/** Only the closes that the longest window at `last` can read. */
function takeTail(closes: Float64Array, last: number, sessions: number): Float64Array {
  return closes.subarray(Math.max(last + 1 - sessions, 0), last + 1);
}

function isAbove(closes: Float64Array, last: number, sessions: number): boolean | null {
  const mean = rollingMean(takeTail(closes, last, sessions), sessions).at(-1) ?? NaN;
  return Number.isNaN(mean) ? null : isAboveMean(closes[last] ?? NaN, mean);
}

function readReturn(closes: Float64Array, last: number, sessions: number): number {
  return sessionReturn(takeTail(closes, last, sessions + 1), sessions).at(-1) ?? NaN;
}

function readHighDistance(closes: Float64Array, last: number, sessions: number): number {
  return (closes[last] ?? NaN) / (rollingMax(takeTail(closes, last, sessions), sessions).at(-1) ?? NaN) - 1;
}

function listColumns(chosen: ParticipationParams): Column[] {
  const mark = (key: string, label: string): Column => ({ key, label, unit: 'none', type: 'boolean' });
  const change = (key: string, label: string, unit: 'pct' | 'pp'): Column => ({ key, label, unit, type: 'number', signed: true });
  return [
    { key: 'kind', label: 'Kind', unit: 'none', type: 'text' },
    { key: 'symbol', label: 'Symbol', unit: 'none', type: 'text' },
    { key: 'name', label: 'Name', unit: 'none', type: 'text' },
    change('return_1d_pct', '1 session', 'pct'),
    change('return_5d_pct', '5 sessions', 'pct'),
    mark('above_sma', `Above ${chosen.windowSessions}-session mean`),
    ...usualMeans.map((sessions) => mark(`above_${sessions}`, `Above ${sessions}`)),
    change('distance_from_high_pct', `From ${chosen.highSessions}-session high`, 'pct'),
    change('difference_5d_pp', 'M7 less it, 5 sessions', 'pp'),
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
}

/**
 * Every member (and, for the Magnificent 7, each index that the basket is compared with) as of the last session shown.
 * A difference of M7 and an index is missing where either is (G7); rows of kind `comparison` carry it.
 */
export function buildMemberTable(
  context: StudyContext,
  members: readonly StudySeries[],
  rivals: StudyPanel | null,
  chosen: ParticipationParams,
): MemberTable {
  const last = context.range.last;
  const provisional = last === context.market.assumedIndex;
  const describe = (item: StudySeries, kind: string, difference: number | null): Row => {
    const cells: Record<string, Cell> = { kind, symbol: item.symbol, name: item.instrument.name };
    cells.return_1d_pct = toPercentCell(readReturn(item.closes, last, 1));
    cells.return_5d_pct = toPercentCell(readReturn(item.closes, last, 5));
    cells.above_sma = isAbove(item.closes, last, chosen.windowSessions);
    for (const sessions of usualMeans) cells[`above_${sessions}`] = isAbove(item.closes, last, sessions);
    cells.distance_from_high_pct = toPercentCell(readHighDistance(item.closes, last, chosen.highSessions));
    cells.difference_5d_pp = difference;
    cells.provisional = provisional;
    return cells;
  };
  const [basket, ...others] = rivals?.series ?? [];
  const basketReturn = Float64Array.of(basket === undefined ? NaN : readReturn(basket.closes, last, 5));
  const differences = others.map((rival): BasketDifference => {
    const spread = relativeReturn(basketReturn, Float64Array.of(readReturn(rival.closes, last, 5)), 'pp');
    return { rival, differencePp: toPercentCell(spread[0]) };
  });
  const returns = members.map((item) => readReturn(item.closes, last, 5)).filter((value) => !Number.isNaN(value));
  const rows = [
    ...members.map((item) => describe(item, 'member', null)),
    ...differences.map(({ rival, differencePp }) => describe(rival, 'comparison', differencePp)),
  ];
  const title = `Members on ${formatLongDate(context.market.sessions[last] ?? '')}`;
  return {
    table: { title, columns: listColumns(chosen), rows },
    rose5d: returns.filter((value) => value > 0).length,
    eligible5d: returns.length,
    differences,
  };
}
