import type { Column, Row, StudyContext } from '../../kit/study';
import { toCell, toPercentCell } from '../../kit/to-cell';
import { rankLegs } from './rank-legs';
import { listCounted, type Cycle } from './read-cycle';

const date = { unit: 'none', type: 'date' } as const;

export const legColumns: readonly Column[] = [
  { key: 'kind', label: 'Market', unit: 'none', type: 'text' },
  { key: 'start', label: 'Start', ...date },
  { key: 'end', label: 'End', ...date },
  { key: 'confirmed', label: 'Confirmed', ...date },
  { key: 'gain_pct', label: 'Gain', unit: 'pct', type: 'number', signed: true },
  { key: 'days', label: 'Days', unit: 'count', type: 'number' },
  { key: 'sessions', label: 'Sessions', unit: 'sessions', type: 'number' },
  { key: 'rank_gain', label: 'Rank by size', unit: 'rank', type: 'number' },
  { key: 'rank_days', label: 'Rank by length', unit: 'rank', type: 'number' },
  { key: 'status', label: 'Status', unit: 'none', type: 'text' },
  { key: 'start_level', label: 'Close at the start', unit: 'level', type: 'number', raw: true },
  { key: 'end_level', label: 'Close at the end', unit: 'level', type: 'number', raw: true },
  { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
];

/** The counted legs that the displayed range meets, ranked among all counted ones of their kind. */
export function buildLegRows({ market, range }: StudyContext, closes: Float64Array, cycle: Cycle): Row[] {
  const { legs, chosen } = cycle;
  const ranks = { bull: rankLegs(listCounted(cycle, 'bull'), chosen.days), bear: rankLegs(listCounted(cycle, 'bear'), chosen.days) };
  const dateOf = (index: number | null): string | null => (index === null ? null : (market.sessions[index] ?? null));
  return legs.flatMap((leg, at): Row[] => {
    if (!leg.isCounted || leg.start > range.last || leg.last < range.first) return [];
    const rank = ranks[leg.kind].get(leg);
    // What an assumed close confirms ends the leg before it, too.
    const touched = [leg.last, leg.confirmed, legs[at + 1]?.confirmed];
    return [
      {
        kind: leg.kind,
        start: dateOf(leg.start),
        end: dateOf(leg.end),
        confirmed: dateOf(leg.confirmed),
        gain_pct: toPercentCell(leg.gain),
        days: toCell(leg.days),
        sessions: leg.sessions,
        rank_gain: toCell(rank?.gain),
        rank_days: toCell(rank?.length),
        status: leg.end === null ? 'provisional' : 'ended',
        start_level: toCell(closes[leg.start]),
        end_level: leg.end === null ? null : toCell(closes[leg.end]),
        provisional: market.assumedIndex !== null && touched.includes(market.assumedIndex),
      },
    ];
  });
}
