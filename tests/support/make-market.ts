import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { buildMarket, type StoredSeries } from '@/lib/market/build-market';
import type { Market, MarketInstrument } from '@/lib/market/market';

const calendar = createCalendar({});

/** `count` exchange sessions from `from` on. */
export function listSessions(from: string, count: number): SessionDate[] {
  const sessions: SessionDate[] = [];
  let date = calendar.sessionsBetween(parseSessionDate(from), parseSessionDate('2030-12-31'))[0];
  while (date !== undefined && sessions.length < count) {
    sessions.push(date);
    date = calendar.nextSession(date);
  }
  return sessions;
}

export interface StoredOptions {
  readonly instrument?: Partial<MarketInstrument>;
  readonly total?: readonly number[];
  readonly high?: readonly number[];
  readonly source?: readonly string[];
  readonly provisionalFrom?: number;
}

/** One stored instrument; NaN closes become rows that are not stored at all, as a gap is. */
export function makeStored(
  symbol: string,
  sessions: readonly SessionDate[],
  closes: readonly number[],
  options: StoredOptions = {},
): StoredSeries {
  const kept = closes.map((_, row) => row).filter((row) => !Number.isNaN(closes[row] ?? NaN));
  const source = kept.map((row) => options.source?.[row] ?? 'import');
  const sources = [...new Set(source)];
  const pick = (values: readonly number[] | undefined): Float64Array | null =>
    values === undefined ? null : Float64Array.from(kept, (row) => values[row] ?? NaN);
  return {
    instrument: { symbol, name: symbol, kind: 'index', basis: 'price', licenceClass: 'test', notes: [], ...options.instrument },
    sessions: kept.flatMap((row) => sessions[row] ?? []),
    close: Float64Array.from(kept, (row) => closes[row] ?? NaN),
    total: pick(options.total),
    high: pick(options.high),
    source: source.map((id) => sources.indexOf(id)),
    sources,
    provisional: Uint8Array.from(kept, (row) => (row >= (options.provisionalFrom ?? Infinity) ? 1 : 0)),
  };
}

/** A market of hand-made closes on the exchange sessions from `from` on. */
export function makeMarket(
  from: string,
  closes: Readonly<Record<string, readonly number[]>>,
  options: StoredOptions & { readonly simulated?: boolean } = {},
): Market {
  const sessions = listSessions(from, Math.max(...Object.values(closes).map((values) => values.length)));
  const instruments = Object.entries(closes).map(([symbol, values]) => makeStored(symbol, sessions, values, options));
  return buildMarket({ instruments, calendarSessions: sessions, dataVersion: 1, simulated: options.simulated ?? false });
}
