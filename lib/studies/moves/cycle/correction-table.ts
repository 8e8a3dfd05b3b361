import { findDrawdowns } from '@/lib/metrics';
import type { Column, Row, SideTable, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { toPercentCell } from '../../kit/to-cell';
import type { MeasuredLeg } from './read-cycle';

const correction = 0.1;
const date = { unit: 'none', type: 'date' } as const;

function listColumns(kind: 'bull' | 'bear'): readonly Column[] {
  const [from, to] = kind === 'bull' ? ['High', 'Low'] : ['Low', 'High'];
  return [
    { key: 'from', label: from, ...date },
    { key: 'to', label: to, ...date },
    { key: 'passed', label: kind === 'bull' ? 'High regained' : 'Low undercut', ...date },
    { key: 'move_pct', label: kind === 'bull' ? 'Fall' : 'Rise', unit: 'pct', type: 'number', signed: true },
    { key: 'sessions', label: `Sessions to the ${to.toLowerCase()}`, unit: 'sessions', type: 'number' },
    { key: 'status', label: 'Status', unit: 'none', type: 'text' },
    { key: 'provisional', label: 'Provisional', unit: 'none', type: 'boolean' },
  ];
}

/** Falls of 10% within the running bull market, or rises of 10% within the running bear market: of the reciprocal of its closes they are falls. */
export function buildCorrectionTable({ market }: StudyContext, main: StudySeries, { kind, start, last }: MeasuredLeg): SideTable {
  const closes = main.closes.slice(start, last + 1);
  const isBull = kind === 'bull';
  const episodes = findDrawdowns(
    isBull ? closes : closes.map((close) => 1 / close),
    isBull ? correction : correction / (1 + correction),
    1,
  );
  const dateOf = (index: number | null): string | null => (index === null ? null : (market.sessions[start + index] ?? null));
  const rows = episodes.map((episode): Row => {
    const move = (closes[episode.trough] ?? NaN) / (closes[episode.peak] ?? NaN) - 1;
    return {
      from: dateOf(episode.peak),
      to: dateOf(episode.trough),
      passed: dateOf(episode.recovery),
      move_pct: toPercentCell(move),
      sessions: episode.sessionsDown,
      status: episode.recovery === null ? 'open' : 'over',
      provisional: market.assumedIndex !== null && start + (episode.recovery ?? closes.length - 1) === market.assumedIndex,
    };
  });
  return {
    id: 'corrections',
    title: isBull ? 'Corrections of 10% or more in this bull market' : 'Rallies of 10% or more in this bear market',
    columns: listColumns(kind),
    rows,
    chart: null,
  };
}
