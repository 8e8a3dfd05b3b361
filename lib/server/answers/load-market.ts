import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import { keepOnProcess } from '@/lib/keep/keep';
import { firstCalendarDate } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import { describeVersion, getDataVersion, type DataVersionState } from '@/lib/store/data-version';
import { listInstrumentsAt, type StoredInstrument } from '@/lib/store/instruments';
import { readSeries } from '@/lib/store/read-series';
import type { Store } from '@/lib/store/store';
import { buildMeasuredMarket, type StoredSeries } from '@/lib/market/build-market';
import type { Market } from '@/lib/market/market';
import { createSessionShare } from '@/lib/market/share-sessions';
import { getCalendar } from './get-calendar';
import { getStore } from './get-store';
import { getBuildId } from '../http/build-id';
import { HttpError, toBadRequest } from '../http/http-error';
import { findScopedEdition } from '../http/request-scope';
import { forgetDisputes } from './load-disputes';
import { forgetNotes } from './load-notes';
import { forgetSeries } from './load-series';
import { forgetUniverses } from './load-universe';

const rereadMs = 2_000;

/** A market with what tells its data version from the same number of another store, or of this one before an older copy was restored. */
export interface LoadedMarket extends Market {
  readonly stamp: string;
  /** What it holds: of each instrument its columns from the first close to the last, of which those over all sessions are made while they are read. */
  readonly bytes: number;
}

const markets = keepOnProcess<LoadedMarket>('markets', { mostBytes: 40 * 1024 * 1024, measure: ({ bytes }) => bytes });
// A few figures, of one store but where a command reads another.
const newest = keepOnProcess<DataVersionState>('newest data version', { mostEntries: 2, forMs: rereadMs });

async function readStored(store: Store, instrument: StoredInstrument, version: number | undefined): Promise<StoredSeries> {
  const read = await readSeries(store, instrument.symbol, { version });
  const { symbol, name, kind, basis, licenceClass, notes } = instrument;
  return {
    instrument: { symbol, name, kind, basis, licenceClass, notes },
    sessions: read.sessions,
    // The store repeats the dividend-adjusted close where there is no other; the core must not take it for a price.
    close: basis === 'total' ? new Float64Array(read.close.length).fill(Number.NaN) : read.close,
    total: basis === 'total' ? read.close : basis === 'both' ? read.adjClose : null,
    high: basis === 'total' ? null : read.high,
    source: read.source,
    sources: read.sources,
    provisional: read.provisional,
  };
}

async function readAll(store: Store, state: DataVersionState, version: number | undefined): Promise<StoredSeries[]> {
  const share = createSessionShare();
  const all: StoredSeries[] = [];
  for (const instrument of await listInstrumentsAt(store, state.version)) {
    const read = await readStored(store, instrument, version);
    all.push({ ...read, sessions: share(read.sessions) });
    // SQLite answers at once: hundreds of instruments would hold up whoever asks for anything else.
    await breathe();
  }
  return all;
}

async function readMarket(store: Store, state: DataVersionState, version: number | undefined): Promise<LoadedMarket> {
  const instruments = await readAll(store, state, version);
  let last: SessionDate = firstCalendarDate;
  for (const { sessions } of instruments) {
    const end = sessions.at(-1);
    if (end !== undefined && end > last) last = end;
  }
  const calendarSessions = getCalendar().sessionsBetween(firstCalendarDate, last);
  const stamp = stampVersion(state);
  const { market, bytes } = buildMeasuredMarket({
    instruments,
    calendarSessions,
    dataVersion: state.version,
    simulated: state.simulated,
    stamp,
  });
  return { ...market, stamp, bytes };
}

/** What tells a version from the same number of another history. */
export function stampVersion({ version, committedAt }: DataVersionState): string {
  return `${version}@${committedAt}`;
}

async function buildFromStore(store: Store, state: DataVersionState, isNewest: boolean): Promise<LoadedMarket> {
  if (!isNewest) return await readMarket(store, state, state.version);
  const market = await readMarket(store, state, undefined);
  // Reading what is current is quicker, but a commit in the meantime would leave later closes under this version.
  if ((await getDataVersion(store)).version === state.version) return market;
  return await readMarket(store, state, state.version);
}

async function requireVersion(store: Store, version: number, newestVersion: number): Promise<DataVersionState> {
  const described = await describeVersion(store, version);
  if (!described.known) {
    throw toBadRequest([{ path: 'version', message: `version ${version} is unknown; known are 0 to ${newestVersion}` }]);
  }
  if (described.replaced) {
    throw new HttpError(
      410,
      'version_replaced',
      `Data version ${version} was simulated; real closes have replaced it, so it can no longer be answered.`,
      [{ path: 'version', message: `simulated version ${version} was replaced; leave version out for today's data` }],
    );
  }
  return { version, simulated: described.simulated, committedAt: described.committedAt };
}

/**
 * The market now, or as known at `version`; built once per version and kept, those last used, 40 MB in all. All parts of one request are of one
 * edition of the data; without one the newest version is asked for at most every two seconds.
 * @throws HttpError 400 for an unknown version, 410 for a simulated one that real data replaced.
 */
export async function loadMarket(version: number | null = null): Promise<LoadedMarket> {
  const store = await getStore();
  // Every answer begins here: while developing, code that has changed drops what older code has made.
  getBuildId();
  // Where an edition is told, whatever is committed meanwhile is the next one's.
  const current = findScopedEdition()?.state ?? (await newest.get(store.databaseUrl, () => getDataVersion(store)));
  const state = version === null || version === current.version ? current : await requireVersion(store, version, current.version);
  const key = `${store.databaseUrl}|${stampVersion(state)}`;
  return await markets.get(key, () => buildFromStore(store, state, state.version === current.version));
}

/** Drops the closes that are kept, so that they are read again; which version is the newest is still believed. */
export function forgetCloses(): void {
  markets.forget();
  forgetUniverses();
  forgetDisputes();
  forgetSeries();
  forgetNotes();
}

/** Drops what is kept, so that the next reader sees the store as it is (tests, and after a commit in this process). */
export function forgetMarkets(): void {
  forgetCloses();
  newest.forget();
}
