import { createCalendar, type Calendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { readStoredRows } from '@/lib/ingest/commit/read-stored-rows';
import { pullInstruments } from '@/lib/ingest/pull/pull-instruments';
import type { PullRequest } from '@/lib/ingest/pull/pull-request';
import type { RunReport } from '@/lib/ingest/commit/run-report';
import { writerLeaseName } from '@/lib/ingest/commit/with-lease';
import { createSources } from '@/lib/sources/create-sources';
import type { HttpOptions } from '@/lib/sources/http-options';
import type { Sources } from '@/lib/sources/source';
import type { CloseRow, Fence } from '@/lib/store/close-row';
import type { IngestTask } from '@/lib/store/ingest-runs';
import { upsertInstrument, type InstrumentInput } from '@/lib/store/instruments';
import { acquireLease } from '@/lib/store/leases';
import { startFaultServer, type FaultServer } from './fault-server';
import { noLimits, patience } from './source-settings';
import type { ServedRow } from './fault-server-wire';
import { makeInstrument } from './store-rows';
import { createTestStore, type TestStore } from './test-store';

export const calendar: Calendar = createCalendar();

export const russell: InstrumentInput = makeInstrument('RUT', { providerSymbols: { yahoo: '^RUT', cboe: 'RUT' } });
export const nasdaq: InstrumentInput = makeInstrument('NDX', { providerSymbols: { yahoo: '^NDX', nasdaq: 'NDX' } });
export const apple: InstrumentInput = makeInstrument('AAPL', {
  kind: 'stock',
  basis: 'both',
  providerSymbols: { yahoo: 'AAPL', nasdaq: 'AAPL' },
});

/** Sessions of July and August 2024 up to and including `to`. */
export function listSessions(to: string): string[] {
  return calendar.sessionsBetween(parseSessionDate('2024-07-01'), parseSessionDate(to));
}

/** Closes that move every day by less than 1%, with the same answer for the same session. */
export function serveRows(to: string, level: number): ServedRow[] {
  return listSessions(to).map((session, index) => ({ session, close: Math.round(level * (100 + ((index * 37) % 7) / 10)) / 100 }));
}

export interface IngestBench extends TestStore {
  readonly server: FaultServer;
  readonly fence: Fence;
  /** Sources of a run of their own; its pauses take no time unless `sleep` says so, and what hangs is given up at once. */
  readonly sources: (sleep?: HttpOptions['sleep']) => Sources;
  /** Pulls at an instant; the evening of 2024-07-31 unless told. */
  pull(now?: string, change?: Partial<PullRequest>): Promise<RunReport>;
  stored(symbol: string): Promise<ReadonlyMap<string, CloseRow>>;
}

export const evening = '2024-07-31T23:00:00.000Z';

/** A store with instruments and a server that answers for all of them with closes up to 2024-07-31, healthy. */
export async function createIngestBench(
  instruments: readonly InstrumentInput[] = [russell, nasdaq, apple],
  serverClock?: () => number,
): Promise<IngestBench> {
  const [test, server] = await Promise.all([createTestStore(), startFaultServer(serverClock)]);
  const { store } = test;
  for (const instrument of instruments) await upsertInstrument(store, instrument);
  const july = (level: number) => serveRows('2024-07-31', level);
  for (const [provider, symbol, level] of [
    ['yahoo', '^RUT', 2100],
    ['cboe', 'RUT', 2100],
    ['yahoo', '^NDX', 19000],
    ['nasdaq', 'NDX', 19000],
    ['yahoo', 'AAPL', 220],
    ['nasdaq', 'AAPL', 220],
  ] as const) {
    server.setRows(provider, symbol, july(level));
  }
  const lease = await acquireLease(store, { name: writerLeaseName, owner: 'test', ttlMs: 3_600_000, now: new Date().toISOString() });
  if (!('token' in lease)) throw new Error('the lease of an empty store is held');
  const fence = { name: writerLeaseName, token: lease.token };
  const sources: IngestBench['sources'] = (sleep = () => Promise.resolve()) =>
    createSources(server.settings, {
      ...patience,
      expire: server.expire,
      limits: noLimits,
      bodyCapBytes: 4 * 1024 * 1024,
      sleep,
      today: () => parseSessionDate('2024-08-30'),
    });
  return {
    ...test,
    server,
    fence,
    sources,
    pull: (now = evening, change = {}) =>
      pullInstruments({ store, sources: sources(), calendar, now: () => new Date(now), fence, origin: 'cli', ...change }),
    stored: (symbol) => readStoredRows(store, symbol),
    remove: async () => {
      await server.close();
      await test.remove();
    },
  };
}

/** The task of one symbol. */
export function findTask(report: RunReport, symbol: string): IngestTask {
  const task = report.tasks.find((candidate) => candidate.symbol === symbol);
  if (task === undefined) throw new Error(`the run has no task of ${symbol}`);
  return task;
}
