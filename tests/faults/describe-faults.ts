import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createSources } from '@/lib/sources/create-sources';
import type { Source, SourceInstrument, SourceResult } from '@/lib/sources/source';
import { SourceError, type SourceErrorKind } from '@/lib/sources/source-error';
import type { ServedProvider } from '../support/fault-server-writers';
import { findSource } from '../support/find-source';
import { startFaultServer, type FaultServer } from '../support/fault-server';
import { rowFaults, transportFaults, type Fault, type holdingsFaults } from '../support/fault-server-faults';
import { optionsOf, tellCommon } from './common-outcomes';

const closes = [2026.73, 2038.67, 2029.47, 2051.75, 2125.04, 2148.27, 2187.02, 2263.67];
const sessions = ['2024-07-05', '2024-07-08', '2024-07-09', '2024-07-10', '2024-07-11', '2024-07-12', '2024-07-15', '2024-07-16'];
const truth = new Map(sessions.map((session, index) => [session, closes[index]]));
const rows = sessions.map((session, index) => ({ session, close: closes[index] ?? null }));

export interface Outcome {
  /** Named error class; absent when rows come back. */
  readonly error?: SourceErrorKind;
  readonly rows?: number;
  readonly rejected?: number;
  readonly flagged?: number;
}

const allRows: Outcome = { rows: 8 };
const lastRejected: Outcome = { rows: 7, rejected: 1 };
const fails = (error: SourceErrorKind): Outcome => ({ error });

/** A whole answer in another unit agrees with itself: only ingest, which has stored closes beside it, can tell. */
const beyondAdapters = 'all-prices-times-ten';
type AdapterFault = Exclude<Fault, typeof beyondAdapters | (typeof holdingsFaults)[number]>;
const faults: readonly AdapterFault[] = [...transportFaults, ...rowFaults].filter((fault) => fault !== beyondAdapters);

/** What every adapter makes of every fault; an adapter whose format differs says so in its own test. */
const expected: Readonly<Record<AdapterFault, Outcome>> = {
  ...tellCommon(allRows, fails),
  nulls: { rows: 7 },
  'duplicate-live-row': allRows,
  'future-dated-row': { rows: 8, rejected: 1 },
  'frozen-closes': { rows: 8, flagged: 3 },
  'close-zero': lastRejected,
  'close-negative': lastRejected,
  'close-infinity': lastRejected,
  'close-not-available': lastRejected,
  'decimal-comma': lastRejected,
  'two-closes': { rows: 7, rejected: 2 },
  'price-times-ten': lastRejected,
};

async function settle(source: Source, instrument: SourceInstrument): Promise<SourceResult | SourceError> {
  try {
    return await source.fetchCloses({ instrument, from: parseSessionDate('2024-07-05'), to: parseSessionDate('2024-07-16') });
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

function expectOnlyTruth({ rows: got, flagged }: SourceResult): void {
  const doubted = new Set<string>(flagged.map(({ session }) => session));
  for (const { session, close } of got) {
    if (!doubted.has(session)) expect({ session, close }).toEqual({ session, close: truth.get(session) });
  }
  expect(new Set(got.map(({ session }) => session)).size).toBe(got.length);
  expect(got.map(({ session }) => session)).toEqual(got.map(({ session }) => session).sort());
}

export interface FaultSuite {
  readonly provider: ServedProvider;
  readonly instrument: SourceInstrument;
  readonly symbol: string;
  /** A second instrument, which has to stay well while the first is struck. */
  readonly otherSymbol: string;
  /** What a symbol comes to that the provider does not know; `not_found` unless told. */
  readonly unknownSymbol?: SourceErrorKind;
  readonly differences?: Readonly<Partial<Record<AdapterFault, Outcome>>>;
}

/** The whole fault list against one adapter: nothing wrong comes through, the error is named, the call ends in time. */
export function describeFaults({
  provider,
  instrument,
  symbol,
  otherSymbol,
  unknownSymbol = 'not_found',
  differences = {},
}: FaultSuite): void {
  describe(`${provider} under every fault`, () => {
    let server: FaultServer;
    const createSource = (from = server): Source =>
      findSource(createSources(from.keyedSettings, optionsOf(from, parseSessionDate('2024-07-17'))), provider);
    beforeAll(async () => {
      server = await startFaultServer();
      server.setRows(provider, symbol, rows);
      server.setRows(provider, otherSymbol, rows);
    });
    afterAll(() => server.close());

    it.concurrent.each(faults)('%s', async (fault) => {
      const outcome = differences[fault] ?? expected[fault];
      // Each case has a server of its own so that they can run side by side.
      const own = await startFaultServer();
      try {
        own.setRows(provider, symbol, rows);
        own.setRows(provider, otherSymbol, rows);
        own.setFault(provider, fault, { symbol });
        const source = createSource(own);
        const [result, other] = await Promise.all([
          settle(source, instrument),
          settle(source, { ...instrument, providerSymbols: { [provider]: otherSymbol } }),
        ]);
        if (result instanceof SourceError) {
          expect(result.kind, result.message).toBe(outcome.error);
          expect(result.message).toContain(provider);
        } else {
          expect({ rows: result.rows.length, rejected: result.rejected.length, flagged: result.flagged.length }).toEqual({
            rows: outcome.rows,
            rejected: outcome.rejected ?? 0,
            flagged: outcome.flagged ?? 0,
          });
          expectOnlyTruth(result);
        }
        // What stops a provider stops it for all its instruments; anything else leaves the others alone.
        if (other instanceof SourceError)
          expect([outcome.error, other.kind]).toEqual([expect.stringMatching(/rate_limited|quota/), outcome.error]);
        else expect(other.rows.length).toBe(8);
      } finally {
        await own.close();
      }
    });

    it('stops asking after the first 429, and a new run asks again', async () => {
      server.setFault(provider, 'status-429-seconds', { times: 1 });
      const source = createSource();
      const first = await settle(source, instrument);
      const asked = server.requests.length;
      const second = await settle(source, instrument);
      expect(first).toMatchObject({ kind: 'rate_limited', retryAfterMs: 120_000 });
      expect(second).toMatchObject({ kind: 'rate_limited' });
      expect(server.requests.length).toBe(asked);
      expect(await settle(createSource(), instrument)).toMatchObject({ rows: { length: 8 } });
    });

    it('gets through when a fault passes within three tries', async () => {
      server.setFault(provider, 'status-503', { times: 2 });
      expect(await settle(createSource(), instrument)).toMatchObject({ rows: { length: 8 } });
    });

    it('names a symbol that the provider does not know or is not given', async () => {
      server.setFault(provider, 'ok');
      const unknown = { ...instrument, providerSymbols: { [provider]: 'NOSUCH' } };
      expect(await settle(createSource(), unknown)).toMatchObject({ kind: unknownSymbol });
      expect(await settle(createSource(), { ...instrument, providerSymbols: {} })).toMatchObject({ kind: 'not_found' });
    });
  });
}
