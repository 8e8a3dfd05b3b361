import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { Store } from './store';

/** How much is stored as final of an instrument, and up to which session. */
export interface FinalSpan {
  readonly instrumentId: number;
  readonly last: SessionDate;
  readonly sessions: number;
}

// SQLite takes so many values in a statement, and some more.
const symbolsAtOnce = 1000;

/** The spans of the instruments that have a final close, by symbol. */
export async function readFinalSpans(store: Store, symbols: readonly string[]): Promise<Map<string, FinalSpan>> {
  const { reader } = store;
  const spans = new Map<string, FinalSpan>();
  for (let at = 0; at < symbols.length; at += symbolsAtOnce) {
    const instruments = await reader.instrument.findMany({
      where: { symbol: { in: symbols.slice(at, at + symbolsAtOnce) } },
      select: { id: true, symbol: true },
    });
    const symbolOf = new Map(instruments.map(({ id, symbol }) => [id, symbol]));
    const found = await reader.close.groupBy({
      by: ['instrumentId'],
      where: { instrumentId: { in: [...symbolOf.keys()] }, provisional: false },
      _max: { session: true },
      _count: true,
    });
    for (const { instrumentId, _max: newest, _count: sessions } of found) {
      const symbol = symbolOf.get(instrumentId);
      if (symbol !== undefined && newest.session !== null && isSessionDate(newest.session))
        spans.set(symbol, { instrumentId, last: newest.session, sessions });
    }
  }
  return spans;
}

/** Final closes of an instrument from one session to another, both included, by session, ascending. */
export async function readFinalCloses(
  store: Store,
  instrumentId: number,
  from: SessionDate,
  to: SessionDate,
): Promise<Map<SessionDate, number>> {
  const rows = await store.reader.close.findMany({
    where: { instrumentId, provisional: false, session: { gte: from, lte: to } },
    select: { session: true, close: true },
    orderBy: { session: 'asc' },
  });
  return new Map(rows.flatMap(({ session, close }) => (isSessionDate(session) ? [[session, close] as const] : [])));
}
