import { parseSessionDate } from '@/lib/calendar/session-date';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { pullUniverse, type UniversePull } from '@/lib/ingest/pull/pull-universe';
import { readStoredRows } from '@/lib/ingest/commit/read-stored-rows';
import type { RunReport } from '@/lib/ingest/commit/run-report';
import { writerLeaseName } from '@/lib/ingest/commit/with-lease';
import { createSources } from '@/lib/sources/create-sources';
import type { Sources } from '@/lib/sources/source';
import type { CloseRow, Fence } from '@/lib/store/close-row';
import { commitManyCloses } from '@/lib/store/closes';
import { upsertInstruments } from '@/lib/store/instruments';
import { acquireLease } from '@/lib/store/leases';
import { replaceMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { startBatchServer, type BatchServer, type BatchServerRequest } from './batch-server';
import type { ServedRow } from './fault-server-wire';
import { calendar } from './ingest-bench';
import { noLimits, patience } from './source-settings';
import { makeInstrument, makeRow } from './store-rows';
import { createTestStore, type TestStore } from './test-store';

export const sessions = calendar.sessionsBetween(parseSessionDate('2026-09-01'), parseSessionDate('2026-11-27'));
/** The session that is to come: everything before it is stored. */
export const newest = parseSessionDate('2026-11-27');

/** Closes that move by less than 1% a day, the same for the same session. */
export function closeOf(member: number, session: string): number {
  const at = sessions.findIndex((one) => one === session);
  return Math.round((20 + member) * (100 + ((at * 7 + member) % 5) / 10)) / 100;
}

export interface BatchBench extends TestStore {
  readonly server: BatchServer;
  readonly members: readonly string[];
  /** Pulls the universe on the evening of the newest session; what was asked for since the last time is in `asked`. */
  pull(
    change?: Partial<UniversePull>,
    ...keyed: readonly ('alpaca' | 'massive')[]
  ): Promise<RunReport & { readonly asked: readonly BatchServerRequest[] }>;
  /** Those that are asked, on the evening of the newest session, and what the one writer holds. */
  sources(...keyed: readonly ('alpaca' | 'massive')[]): Sources;
  readonly fence: Fence;
  stored(symbol: string): Promise<ReadonlyMap<string, CloseRow>>;
  /** Changes what the providers know of a member. */
  serve(
    symbol: string,
    change: (row: ServedRow) => ServedRow,
    splits?: readonly { readonly session: string; readonly numerator: number; readonly denominator: number }[],
  ): void;
}

/**
 * So many members of the S&P 500, stored up to the session before the newest, and a server that has that one too. `lag`: sessions before the newest that
 * are not stored; `universes`: those they belong to, each with the places of its first member and of the one after its last.
 */
export async function createBatchBench(
  count: number,
  {
    basis = 'both',
    lag = 1,
    universes = { sp500: [0, count] },
  }: {
    readonly basis?: 'price' | 'both';
    readonly lag?: number;
    readonly universes?: Readonly<Record<string, readonly [number, number]>>;
  } = {},
): Promise<BatchBench> {
  const [test, server] = await Promise.all([createTestStore(), startBatchServer(() => newest)]);
  const { store } = test;
  const members = Array.from({ length: count }, (_, index) => `S${String(index).padStart(3, '0')}`);
  const instruments = await upsertInstruments(
    store,
    members.map((symbol) => makeInstrument(symbol, { kind: 'stock', basis, providerSymbols: { yahoo: symbol }, tracked: false })),
  );
  for (const [id, [first, end]] of Object.entries(universes)) {
    const universe = findDefaultUniverse(id);
    if (universe === undefined) throw new Error(`${id} is not shipped`);
    await upsertUniverse(store, universe);
    const spells = instruments
      .slice(first, end)
      .map(({ id: instrumentId }) => ({ instrumentId, from: parseSessionDate('2020-01-02'), until: null }));
    await replaceMembership(store, id, spells, { source: 'import' });
  }
  const rowsOf = (member: number) =>
    sessions.map((session): ServedRow => ({ session, close: closeOf(member, session), adjClose: closeOf(member, session) }));
  members.forEach((symbol, member) => server.stocks.set(symbol, { rows: rowsOf(member) }));
  const before = sessions.slice(0, sessions.length - lag);
  await commitManyCloses(store, {
    reason: 'history',
    items: instruments.map(({ id, symbol }) => ({
      instrumentId: id,
      rows: before.map((session) =>
        makeRow(session, closeOf(members.indexOf(symbol), session), {
          adjClose: basis === 'both' ? closeOf(members.indexOf(symbol), session) : null,
        }),
      ),
    })),
  });
  const lease = await acquireLease(store, { name: writerLeaseName, owner: 'test', ttlMs: 3_600_000, now: new Date().toISOString() });
  if (!('token' in lease)) throw new Error('the lease of an empty store is held');
  const fence = { name: writerLeaseName, token: lease.token };
  const now = () => new Date('2026-11-27T23:00:00Z');
  const createAll = (...keyed: readonly ('alpaca' | 'massive')[]) =>
    createSources(server.settings(...keyed), {
      ...patience,
      limits: noLimits,
      sleep: () => Promise.resolve(),
      today: () => newest,
      now: () => now().getTime(),
    });
  return {
    ...test,
    server,
    members,
    fence,
    sources: createAll,
    pull: async (change = {}, ...keyed) => {
      const already = server.requests.length;
      const report = await pullUniverse({
        store,
        sources: createAll(...keyed),
        calendar,
        now,
        fence,
        origin: 'cli',
        universeId: 'sp500',
        ...change,
      });
      return { ...report, asked: server.requests.slice(already) };
    },
    stored: (symbol) => readStoredRows(store, symbol),
    serve: (symbol, change, splits = []) => {
      server.stocks.set(symbol, { rows: (server.stocks.get(symbol)?.rows ?? []).map(change), splits });
    },
    remove: async () => {
      await server.close();
      await test.remove();
    },
  };
}
