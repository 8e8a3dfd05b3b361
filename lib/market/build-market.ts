import type { SessionDate } from '@/lib/calendar/session-date';
import { measureBytes } from '@/lib/keep/measure-bytes';
import { alignSeries, type StoredColumns } from './align-series';
import { addComposites } from './composites';
import type { Market, MarketInstrument, MarketSeries, PendingSession } from './market';

/** One instrument as the store gives it: arrays aligned with its own `sessions`, ascending. */
export interface StoredSeries {
  readonly instrument: MarketInstrument;
  readonly sessions: readonly SessionDate[];
  /** Price basis, NaN where none; may be all NaN for an instrument on the total basis. */
  readonly close: ArrayLike<number>;
  readonly total: ArrayLike<number> | null;
  readonly high: ArrayLike<number> | null;
  /** Provider id of each row. */
  readonly source: readonly string[];
  /** 1 where the row is provisional. */
  readonly provisional: ArrayLike<number>;
}

export interface BuildMarketInput {
  readonly instruments: readonly StoredSeries[];
  /** Exchange sessions from 1971 on, ascending, up to at least the last stored final close. */
  readonly calendarSessions: readonly SessionDate[];
  readonly dataVersion: number;
  readonly simulated: boolean;
}

const calendarStart = '1971-01-01';

/** Sessions of the market: the stored ones before 1971, the exchange's from then on, ending with the last final close. */
function alignSessions(input: BuildMarketInput): SessionDate[] {
  const early = new Set<SessionDate>();
  let first: SessionDate | null = null;
  let last: SessionDate | null = null;
  for (const { sessions, provisional } of input.instruments) {
    for (const [row, session] of sessions.entries()) {
      if (provisional[row] === 1) continue;
      if (session < calendarStart) early.add(session);
      if (first === null || session < first) first = session;
      if (last === null || session > last) last = session;
    }
  }
  const from = first ?? '';
  const to = last ?? '';
  const later = input.calendarSessions.filter((session) => session >= calendarStart && session >= from && session <= to);
  return [...[...early].sort(), ...later];
}

/** The final closes of an instrument, from the first to the last of them that stands on a session. */
function packSeries(stored: StoredSeries, indexOf: ReadonlyMap<SessionDate, number>, sourceIndex: (id: string) => number): StoredColumns {
  const places = stored.sessions.map((session, row) => (stored.provisional[row] === 1 ? -1 : (indexOf.get(session) ?? -1)));
  const start = places.find((place) => place >= 0) ?? 0;
  const length = (places.findLast((place) => place >= 0) ?? start - 1) - start + 1;
  const empty = (): Float64Array => new Float64Array(length).fill(NaN);
  const close = empty();
  const total = stored.total === null ? null : empty();
  const high = stored.high === null ? null : empty();
  const source = new Uint8Array(length);
  places.forEach((place, row) => {
    if (place < 0) return;
    const at = place - start;
    close[at] = stored.close[row] ?? NaN;
    if (total !== null) total[at] = stored.total?.[row] ?? NaN;
    if (high !== null) high[at] = stored.high?.[row] ?? NaN;
    source[at] = sourceIndex(stored.source[row] ?? 'import');
  });
  return { start, close, total, high, source };
}

/** Provisional bars by session, ascending. One may fall on a session that is final for others. */
function collectPending(instruments: readonly StoredSeries[]): PendingSession[] {
  const closes = new Map<SessionDate, Map<string, number>>();
  for (const stored of instruments) {
    for (const [row, session] of stored.sessions.entries()) {
      const close = stored.close[row] ?? NaN;
      if (stored.provisional[row] !== 1 || Number.isNaN(close)) continue;
      const ofSession = closes.get(session) ?? new Map<string, number>();
      ofSession.set(stored.instrument.symbol, close);
      closes.set(session, ofSession);
    }
  }
  return [...closes].map(([session, found]) => ({ session, closes: found })).sort((one, other) => (one.session < other.session ? -1 : 1));
}

/** A market with the memory that it takes for as long as it is held. */
export interface MeasuredMarket {
  readonly market: Market;
  /** Of its sessions and of the closes of its instruments, from the first to the last of each whether stored or not. */
  readonly bytes: number;
}

/**
 * The market from the store's rows: every series aligned with the exchange sessions (before 1971 the union of the
 * stored ones), holes NaN, provisional rows moved to `pending`, M7 and M7D added.
 * **Missing** a stored row on a day that is no exchange session from 1971 on is left out.
 */
export function buildMeasuredMarket(input: BuildMarketInput): MeasuredMarket {
  const sessions = alignSessions(input);
  const indexOf = new Map(sessions.map((session, t) => [session, t]));
  const sources: string[] = [];
  const sourceIndex = (id: string): number => {
    const known = sources.indexOf(id);
    return known >= 0 ? known : sources.push(id) - 1;
  };
  const packed = input.instruments.map((stored) => ({ instrument: stored.instrument, columns: packSeries(stored, indexOf, sourceIndex) }));
  const series = new Map<string, MarketSeries>(
    packed.map(({ instrument, columns }) => [instrument.symbol, alignSeries(instrument, columns, sessions.length)]),
  );
  const { dataVersion, simulated } = input;
  const pending = collectPending(input.instruments);
  const market = addComposites({
    sessions,
    unit: 'session',
    isToDate: false,
    series,
    universes: new Map(),
    observed: new Map(),
    sources,
    dataVersion,
    simulated,
    pending,
    assumedIndex: null,
  });
  const composites = [...market.series.values()].filter(({ instrument }) => instrument.kind === 'composite');
  return { market, bytes: measureBytes([sessions, packed.map(({ columns }) => columns), composites, pending]) };
}

/** The same market alone. */
export function buildMarket(input: BuildMarketInput): Market {
  return buildMeasuredMarket(input).market;
}
