import { describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { SeriesAnswer } from '@/lib/sources/series-source';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { SourceError, type SourceErrorKind } from '@/lib/sources/source-error';
import type { SeriesSources } from '@/lib/sources/series-source';
import { startFaultServer, type FaultServer } from '../support/fault-server';
import { rowFaults, transportFaults, type Fault, type holdingsFaults } from '../support/fault-server-faults';
import type { ServedProvider } from '../support/fault-server-writers';
import { testKeys } from '../support/source-settings';
import { optionsOf, tellCommon } from './common-outcomes';

const values = [4.06, 4.03, 3.99, 4.02, 4.1, 4.18, 4.23, 4.22];
const days = ['2024-07-05', '2024-07-08', '2024-07-09', '2024-07-10', '2024-07-11', '2024-07-12', '2024-07-15', '2024-07-16'];
const truth = new Map(days.map((day, at) => [day, values[at]]));
const rows = days.map((session, at) => ({ session, close: values[at] ?? null }));

type Outcome = { readonly error: SourceErrorKind } | { readonly values: number; readonly rejected?: number };
const fails = (error: SourceErrorKind): Outcome => ({ error });
const all: Outcome = { values: 8 };
const lastRejected: Outcome = { values: 7, rejected: 1 };

// A rate may be 0, negative or ten times what it was: whether a value can be one of the series is for ingest to say, which knows its bounds.
const beyondAdapters = ['all-prices-times-ten', 'price-times-ten', 'close-zero', 'close-negative'] as const;
type AdapterFault = Exclude<Fault, (typeof beyondAdapters)[number] | (typeof holdingsFaults)[number]>;
const faults = [...transportFaults, ...rowFaults].filter((fault): fault is AdapterFault => !beyondAdapters.some((one) => one === fault));

const expected: Readonly<Record<AdapterFault, Outcome>> = {
  ...tellCommon(all, fails),
  nulls: { values: 7 },
  'duplicate-live-row': all,
  'frozen-closes': all,
  'future-dated-row': { values: 8, rejected: 1 },
  'close-infinity': lastRejected,
  'close-not-available': lastRejected,
  'decimal-comma': lastRejected,
  'two-closes': { values: 7, rejected: 2 },
};

export interface SeriesFaultSuite {
  readonly provider: ServedProvider;
  readonly isKeyed?: boolean;
  readonly ask: (sources: SeriesSources, id: string) => Promise<SeriesAnswer>;
  readonly differences?: Readonly<Partial<Record<AdapterFault, Outcome>>>;
}

/** The whole fault list against one source of series: nothing wrong comes through, the error is named, the call ends, no key gets out. */
export function describeSeriesFaults({ provider, isKeyed = false, ask, differences = {} }: SeriesFaultSuite): void {
  const create = (server: FaultServer) =>
    createSeriesSources(isKeyed ? server.keyedSettings : server.settings, optionsOf(server, parseSessionDate('2024-07-17')));
  const settle = async (sources: SeriesSources, id: string): Promise<SeriesAnswer | SourceError> => {
    try {
      return await ask(sources, id);
    } catch (error) {
      if (error instanceof SourceError) return error;
      throw error;
    }
  };

  describe(`series of ${provider} under every fault`, () => {
    it.concurrent.each(faults)('%s', async (fault) => {
      const server = await startFaultServer();
      try {
        server.setRows(provider, 'DGS10', rows);
        server.setFault(provider, fault, { symbol: 'DGS10' });
        const result = await settle(create(server), 'DGS10');
        const outcome = differences[fault] ?? expected[fault];
        if (result instanceof SourceError) {
          expect({ error: result.kind }, result.message).toEqual(outcome);
          expect(result.message).toContain(provider);
          for (const key of Object.values(testKeys)) expect(result.message).not.toContain(key);
        } else {
          const { rejected } = result;
          expect({ values: result.values.length, rejected: rejected.length }).toEqual({ rejected: 0, ...outcome });
          if (fault !== 'frozen-closes' && fault !== 'another-symbol')
            for (const { day, value } of result.values) expect([day, value]).toEqual([day, truth.get(day)]);
          expect(result.values.map(({ day }) => day)).toEqual(result.values.map(({ day }) => day).sort());
        }
      } finally {
        await server.close();
      }
    });

    it('names a series that it does not know, and asks no more after a 429', async () => {
      const server = await startFaultServer();
      try {
        server.setRows(provider, 'DGS10', rows);
        expect(await settle(create(server), 'NOSUCH')).toMatchObject({ kind: 'not_found' });
        server.setFault(provider, 'status-429-seconds', { times: 1 });
        const sources = create(server);
        expect(await settle(sources, 'DGS10')).toMatchObject({ kind: 'rate_limited', retryAfterMs: 120_000 });
        const asked = server.requests.length;
        expect(await settle(sources, 'DGS10')).toMatchObject({ kind: 'rate_limited' });
        expect(server.requests).toHaveLength(asked);
        expect(await settle(create(server), 'DGS10')).toMatchObject({ values: { length: 8 } });
      } finally {
        await server.close();
      }
    });
  });
}
