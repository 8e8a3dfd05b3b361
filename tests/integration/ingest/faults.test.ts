import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { providers } from '@/lib/sources/registry';
import { defaultAttempts } from '@/lib/sources/http-options';
import { isServedProvider, type ServedProvider } from '../../support/fault-server-writers';
import { rowFaults, transportFaults, type Fault } from '../../support/fault-server-faults';
import { createIngestBench, findTask, listSessions, russell, serveRows, type IngestBench } from '../../support/ingest-bench';
import { makeInstrument } from '../../support/store-rows';
import { eachThird } from '../../support/rounds';

const truth = new Map(serveRows('2024-07-31', 2100).map(({ session, close }) => [session, close]));
const faults: readonly Fault[] = [...transportFaults, ...rowFaults].filter((fault) => fault !== 'ok');
const classes = ['transient', 'rate_limited', 'quota', 'auth', 'not_found', 'schema', 'no_data_yet'];
/** Every request to the provider is refused afterwards, so that its other instruments wait for the next run. */
const stopsProvider: ReadonlySet<Fault> = new Set<Fault>(['quota-text', 'status-429', 'status-429-date', 'status-429-seconds']);
/** What one run may ask of one instrument: its missing sessions, and its history once when those contradict what is stored. */
const fetchesPerRun = 2;
/** Of all pauses of one request. */
const mostPausedMs = 10_000;

/** A pair of indices per fault, in the store and at the provider under names of their own: no case sees another's. */
const nameStruck = (fault: Fault): string => `STRUCK${faults.indexOf(fault)}`;
const nameOther = (fault: Fault): string => `OTHER${faults.indexOf(fault)}`;

/** Indices that this provider alone offers, a pair for each of the faults, with nine tenths of their history stored. */
async function createProviderBench(provider: ServedProvider, tried: readonly Fault[]): Promise<IngestBench> {
  const allSymbols = tried.flatMap((fault) => [nameStruck(fault), nameOther(fault)]);
  const bench = await createIngestBench(
    allSymbols.map((symbol) => makeInstrument(symbol, { ...russell, symbol, providerSymbols: { [provider]: symbol } })),
  );
  for (const symbol of allSymbols) bench.server.setRows(provider, symbol, serveRows('2024-07-29', 2100));
  await bench.pull('2024-07-29T23:00:00.000Z');
  for (const symbol of allSymbols) bench.server.setRows(provider, symbol, serveRows('2024-07-31', 2100));
  return bench;
}

// Those with a key differ in their adapters alone, which tests/faults strikes.
const keyless = providers
  .filter(({ key }) => key === null)
  .map(({ id }) => id)
  .filter(isServedProvider);

// Each fault by one provider in three, in the exhaustive run by all.
describe.each(keyless.map((provider, place) => ({ provider, tried: eachThird(faults, ([0, 1, 2] as const)[place % 3]) })))(
  'a run while $provider',
  ({ provider, tried }) => {
    let bench: IngestBench;
    beforeAll(async () => {
      bench = await createProviderBench(provider, tried);
    });
    afterAll(() => bench.remove());

    it.each(tried)('serves %s stores nothing wrong, ends and leaves the other instrument alone', async (fault) => {
      const [struck, other] = [nameStruck(fault), nameOther(fault)];
      const symbols = [struck, other];
      // The clock of this run stands still but for its pauses.
      let pausedMs = 0;
      const sleep = (durationMs: number): Promise<void> => {
        pausedMs += durationMs;
        return Promise.resolve();
      };
      const asked = bench.server.requests.length;
      bench.server.setFault(provider, fault, { symbol: struck });
      const report = await bench.pull(undefined, { symbols, sources: bench.sources(sleep) });
      expect(bench.server.requests.slice(asked).filter(({ symbol }) => symbol === struck).length).toBeLessThanOrEqual(
        fetchesPerRun * defaultAttempts,
      );
      expect(pausedMs).toBeLessThanOrEqual(fetchesPerRun * mostPausedMs);
      const task = findTask(report, struck);
      if (task.state === 'failed') expect(classes).toContain(task.errorClass);
      else expect(task.errorClass).toBeNull();
      const rows = await bench.stored(struck);
      expect(rows.size).toBeGreaterThanOrEqual(listSessions('2024-07-29').length);
      for (const { session, close } of rows.values()) expect({ session, close }).toEqual({ session, close: truth.get(session) });
      if (!stopsProvider.has(fault)) expect(findTask(report, other)).toMatchObject({ provider, state: 'done', rowsNew: 2 });
      bench.server.setFault(provider, 'ok', { symbol: struck });
      await bench.pull(undefined, { symbols });
      expect([...(await bench.stored(struck)).values()].map(({ session, close }) => [session, close])).toEqual([...truth]);
    });
  },
);
