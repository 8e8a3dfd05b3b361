import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Market } from '@/lib/market/market';

/**
 * The session from `from` to `to`, both inclusive, with the lowest or the highest close of an instrument on the price basis, the first of equals;
 * null where it has none then.
 */
export function findExtremeClose(
  { sessions, series }: Pick<Market, 'sessions' | 'series'>,
  symbol: string,
  side: 'low' | 'high',
  from: SessionDate,
  to: SessionDate,
): SessionDate | null {
  const closes = series.get(symbol)?.close;
  if (closes === undefined) return null;
  const sign = side === 'high' ? 1 : -1;
  let found: SessionDate | null = null;
  let extreme = -Infinity;
  sessions.forEach((session, index) => {
    const height = sign * (closes[index] ?? NaN);
    if (session < from || session > to || !(height > extreme)) return;
    found = session;
    extreme = height;
  });
  return found;
}
