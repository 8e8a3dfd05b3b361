import 'server-only';
import { fromDayNumber, toDayNumber } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Store } from './store';

/** How much is stored as final of an instrument, and up to which session. */
export interface FinalSpan {
  readonly instrumentId: number;
  readonly last: SessionDate;
  readonly sessions: number;
}

/** The spans of the instruments that have a final close, by symbol. @param symbols a thousand at most. */
export async function readFinalSpans({ reader }: Store, symbols: readonly string[]): Promise<Map<string, FinalSpan>> {
  const instruments = await reader.instrument.findMany({ where: { symbol: { in: [...symbols] } }, select: { id: true, symbol: true } });
  const symbolOf = new Map(instruments.map(({ id, symbol }) => [id, symbol]));
  const found = await reader.close.groupBy({
    by: ['instrumentId'],
    where: { instrumentId: { in: [...symbolOf.keys()] }, provisional: false },
    _max: { day: true },
    _count: true,
  });
  return new Map(
    found.flatMap(({ instrumentId, _max: { day }, _count: sessions }) => {
      const symbol = symbolOf.get(instrumentId);
      return symbol === undefined || day === null ? [] : [[symbol, { instrumentId, last: fromDayNumber(day), sessions }]];
    }),
  );
}

/** Final closes of an instrument from one session to another, both included, by session, ascending. */
export async function readFinalCloses(
  store: Store,
  instrumentId: number,
  from: SessionDate,
  to: SessionDate,
): Promise<Map<SessionDate, number>> {
  const rows = await store.reader.close.findMany({
    where: { instrumentId, provisional: false, day: { gte: toDayNumber(from), lte: toDayNumber(to) } },
    select: { day: true, close: true },
    orderBy: { day: 'asc' },
  });
  return new Map(rows.map(({ day, close }) => [fromDayNumber(day), close]));
}
