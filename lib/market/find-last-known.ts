import type { SessionDate } from '@/lib/calendar/session-date';
import { quotedBasis } from './index-funds';
import type { Market, PendingSession } from './market';

/**
 * What `assume=last` assumes after the session at `asOfIndex`: the stored provisional closes of the session that follows
 * and, for the instruments that are already final there, their final ones. Composites follow from their members.
 * **Missing** null where no provisional close of that session is stored.
 * @param market the whole market, not cut.
 */
export function findLastKnown(market: Market, asOfIndex: number): PendingSession | null {
  const asOf = market.sessions[asOfIndex];
  const next: SessionDate | undefined = market.sessions[asOfIndex + 1];
  if (asOf === undefined) return null;
  const pending = market.pending.find(({ session }) => session > asOf);
  if (pending === undefined || (next !== undefined && pending.session !== next)) return null;
  const closes = new Map(pending.closes);
  for (const [symbol, series] of market.series) {
    const close = series.closeAt(asOfIndex + 1, quotedBasis(series.instrument));
    if (series.instrument.kind !== 'composite' && !Number.isNaN(close)) closes.set(symbol, close);
  }
  return { session: pending.session, closes };
}
