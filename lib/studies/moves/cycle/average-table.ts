import type { Column, Row, SideTable, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { meanOf, medianOf } from './rank-legs';
import { listCounted, type Cycle, type MeasuredLeg } from './read-cycle';

const columns: readonly Column[] = [
  { key: 'kind', label: 'Market', unit: 'none', type: 'text' },
  { key: 'counted', label: 'Counted', unit: 'none', type: 'text' },
  { key: 'n', label: 'Number', unit: 'count', type: 'number' },
  { key: 'mean_gain_pct', label: 'Mean gain', unit: 'pct', type: 'number', signed: true },
  { key: 'median_gain_pct', label: 'Median gain', unit: 'pct', type: 'number', signed: true },
  { key: 'mean_days', label: 'Mean days', unit: 'count', type: 'number' },
  { key: 'median_days', label: 'Median days', unit: 'count', type: 'number' },
  { key: 'mean_sessions', label: 'Mean sessions', unit: 'sessions', type: 'number' },
  { key: 'median_sessions', label: 'Median sessions', unit: 'sessions', type: 'number' },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

/** Mean and median of gain and length over the counted legs of each kind: those that have ended, and with the one that runs. */
export function buildAverageTable({ market }: StudyContext, main: StudySeries, cycle: Cycle): SideTable {
  const isAssumed = market.assumedIndex !== null && main.last === market.assumedIndex;
  const rowOf = (kind: 'bull' | 'bear', counted: string, legs: readonly MeasuredLeg[]): Row => {
    const figures = (pick: (leg: MeasuredLeg) => number): readonly [number, number] => [meanOf(legs.map(pick)), medianOf(legs.map(pick))];
    const [gain, days, sessions] = [figures((leg) => leg.gain), figures((leg) => leg.days), figures((leg) => leg.sessions)];
    return {
      kind,
      counted,
      n: legs.length,
      mean_gain_pct: toPercentCell(gain[0]),
      median_gain_pct: toPercentCell(gain[1]),
      mean_days: toCell(days[0]),
      median_days: toCell(days[1]),
      mean_sessions: toCell(sessions[0]),
      median_sessions: toCell(sessions[1]),
      provisional: isAssumed,
    };
  };
  const rows = (['bull', 'bear'] as const).flatMap((kind): Row[] => {
    const all = listCounted(cycle, kind);
    const ended = all.filter(({ end }) => end !== null);
    return [rowOf(kind, 'ended', ended), ...(ended.length < all.length ? [rowOf(kind, 'with the running one', all)] : [])];
  });
  return { id: 'averages', title: 'Averages of the counted bull and bear markets', columns, rows, chart: null };
}
