import { formatNumber } from '@/lib/format/format-number';
import { rankDescending } from '@/lib/metrics';
import type { Column, Row, SideTable, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { gainAtAge, sizeOf } from './rank-legs';
import { listCounted, type Cycle, type MeasuredLeg } from './read-cycle';

function listColumns(sessions: number): readonly Column[] {
  return [
    { key: 'start', label: 'Began', unit: 'none', type: 'date' },
    { key: 'session', label: 'That session', unit: 'none', type: 'date' },
    { key: 'gain_pct', label: `Gain on session ${formatNumber(sessions, { decimals: 0 })}`, unit: 'pct', type: 'number', signed: true },
    { key: 'rank', label: 'Rank', unit: 'rank', type: 'number' },
    { key: 'sessions', label: 'Sessions in all', unit: 'sessions', type: 'number' },
    { key: 'whole_gain_pct', label: 'Gain in all', unit: 'pct', type: 'number', signed: true },
    { key: 'status', label: 'Status', unit: 'none', type: 'text' },
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
}

/** Where each counted leg of the running kind stood on the session that the running one has reached; missing where it was over by then. */
export function buildAgeTable({ market }: StudyContext, main: StudySeries, cycle: Cycle, running: MeasuredLeg): SideTable {
  const { sessions, kind } = running;
  const legs = listCounted(cycle, kind);
  const ranks = rankDescending(Float64Array.from(legs, (leg) => sizeOf({ kind, gain: gainAtAge(main.closes, leg, sessions) })));
  const rows = legs.map((leg, at): Row => {
    const gain = gainAtAge(main.closes, leg, sessions);
    const lasted = leg.start + sessions <= leg.last;
    return {
      start: market.sessions[leg.start] ?? null,
      session: lasted ? (market.sessions[leg.start + sessions] ?? null) : null,
      gain_pct: toPercentCell(gain),
      rank: toCell(ranks[at]),
      sessions: leg.sessions,
      whole_gain_pct: toPercentCell(leg.gain),
      status: lasted ? (leg.end === null ? 'running' : 'lasted') : 'over before',
      provisional: market.assumedIndex !== null && market.assumedIndex === leg.last,
    };
  });
  return {
    id: 'same-age',
    title: `Each ${kind} market on its session ${formatNumber(sessions, { decimals: 0 })}`,
    columns: listColumns(sessions),
    rows,
    chart: null,
  };
}
