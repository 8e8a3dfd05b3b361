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
  /** Of each row its place among `sources`. */
  readonly source: ArrayLike<number>;
  /** Ids of providers. */
  readonly sources: readonly string[];
  /** 1 where the row is provisional. */
  readonly provisional: ArrayLike<number>;
}

export interface BuildMarketInput {
  readonly instruments: readonly StoredSeries[];
  /** Exchange sessions from 1971 on, ascending, up to at least the last stored final close. */
  readonly calendarSessions: readonly SessionDate[];
  readonly dataVersion: number;
  readonly simulated: boolean;
  /** What tells its data version from others, in the keys of what is kept of it. */
  readonly stamp?: string;
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

/** Where the final closes of an instrument stand: its first is at `start`, and from it to its last there are `length` sessions of the market. */
interface StoredSpan {
  readonly stored: StoredSeries;
  readonly start: number;
  readonly length: number;
}

type Places = ReadonlyMap<SessionDate, number>;

/** The place of a row; -1 where it is provisional, or on no session. */
function placeRow({ sessions, provisional }: StoredSeries, indexOf: Places, row: number): number {
  const session = sessions[row];
  return session === undefined || provisional[row] === 1 ? -1 : (indexOf.get(session) ?? -1);
}

function findSpan(stored: StoredSeries, indexOf: Places): StoredSpan {
  let [first, last] = [0, stored.sessions.length - 1];
  while (first <= last && placeRow(stored, indexOf, first) < 0) first += 1;
  while (last > first && placeRow(stored, indexOf, last) < 0) last -= 1;
  if (first > last) return { stored, start: 0, length: 0 };
  const start = placeRow(stored, indexOf, first);
  return { stored, start, length: placeRow(stored, indexOf, last) - start + 1 };
}

/**
 * The final closes of all instruments in one piece of memory, which goes as one: thousands of pieces that live long, among others that do not, leave
 * holes that are given back to nobody.
 */
function packAll(spans: readonly StoredSpan[], indexOf: Places, sourceIndex: (id: string) => number): StoredColumns[] {
  const columnsOf = ({ total, high }: StoredSeries): number => 1 + Number(total !== null) + Number(high !== null);
  const values = new Float64Array(spans.reduce((sum, { stored, length }) => sum + length * columnsOf(stored), 0)).fill(NaN);
  const origins = new Uint8Array(spans.reduce((sum, { length }) => sum + length, 0));
  let [taken, takenOrigins] = [0, 0];
  const take = (length: number): Float64Array => values.subarray(taken, (taken += length));
  return spans.map(({ stored, start, length }) => {
    const close = take(length);
    const total = stored.total === null ? null : take(length);
    const high = stored.high === null ? null : take(length);
    const source = origins.subarray(takenOrigins, (takenOrigins += length));
    for (let row = 0; row < stored.sessions.length; row += 1) {
      const place = placeRow(stored, indexOf, row);
      if (place < 0) continue;
      const at = place - start;
      close[at] = stored.close[row] ?? NaN;
      if (total !== null) total[at] = stored.total?.[row] ?? NaN;
      if (high !== null) high[at] = stored.high?.[row] ?? NaN;
      source[at] = sourceIndex(stored.sources[stored.source[row] ?? 0] ?? 'import');
    }
    return { start, close, total, high, source };
  });
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
  const spans = input.instruments.map((stored) => findSpan(stored, indexOf));
  const packed = packAll(spans, indexOf, sourceIndex);
  const series = new Map<string, MarketSeries>(
    input.instruments.flatMap(({ instrument }, place) => {
      const columns = packed[place];
      return columns === undefined ? [] : [[instrument.symbol, alignSeries(instrument, columns, sessions.length, input.stamp)] as const];
    }),
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
  return { market, bytes: measureBytes([sessions, packed, composites, pending]) };
}

/** The same market alone. */
export function buildMarket(input: BuildMarketInput): Market {
  return buildMeasuredMarket(input).market;
}
