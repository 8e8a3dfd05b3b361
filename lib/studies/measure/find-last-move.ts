import type { SessionDate } from '@/lib/calendar/session-date';
import type { Market } from '@/lib/market/market';
import { markMoves, type MoveDirection } from '@/lib/metrics';

/** The last session from one to another, both inclusive, with a move of at least `pct` percent on the price basis; null for none, and where nothing is stored. */
export function findLastMove(
  { sessions, series }: Pick<Market, 'sessions' | 'series'>,
  symbol: string,
  { direction, pct }: { readonly direction: MoveDirection; readonly pct: number },
  from: SessionDate,
  to: SessionDate,
): SessionDate | null {
  const marks = markMoves(series.get(symbol)?.close ?? new Float64Array(), direction, pct / 100, false);
  return sessions.findLast((session, index) => session >= from && session <= to && marks[index] === 1) ?? null;
}
