import { describe, expect, it } from 'vitest';
import type { SourceId } from '@/lib/sources/source';
import { rowFaults, transportFaults, type Fault } from '../../support/fault-server-faults';
import { createIngestBench, findTask, listSessions, russell, serveRows, type IngestBench } from '../../support/ingest-bench';
import { makeInstrument } from '../../support/store-rows';

const truth = new Map(serveRows('2024-07-31', 2100).map(({ session, close }) => [session, close]));
const none = { yahooSymbol: null, cboeSymbol: null, nasdaqSymbol: null, fredSymbol: null };
const symbols: Readonly<Record<SourceId, readonly [struck: string, other: string]>> = { yahoo: ['^RUT', '^NDX'], cboe: ['RUT', 'SPX'], nasdaq: ['RUT', 'NDX'], fred: ['RUT', 'SP500'] };
const faults: readonly Fault[] = [...transportFaults, ...rowFaults].filter((fault) => fault !== 'ok');
const classes = ['transient', 'rate_limited', 'quota', 'auth', 'not_found', 'schema', 'no_data_yet'];
/** Only the time limit of an attempt ends these. */
const neverDone: ReadonlySet<Fault> = new Set<Fault>(['slow-headers', 'dripped-body']);
/** Every request to the provider is refused afterwards, so that its other instruments wait for the next run. */
const stopsProvider: ReadonlySet<Fault> = new Set<Fault>(['quota-text', 'status-429', 'status-429-date', 'status-429-seconds']);

/** Two indices that this provider alone offers, both with nine tenths of their history stored. */
async function createSingleBench(provider: SourceId): Promise<IngestBench> {
  const [struck, other] = symbols[provider];
  const offered = (symbol: string) => ({ ...none, [`${provider}Symbol`]: symbol });
  const bench = await createIngestBench([{ ...russell, ...offered(struck) }, makeInstrument('OTHER', offered(other))]);
  for (const symbol of [struck, other]) bench.server.setRows(provider, symbol, serveRows('2024-07-29', 2100));
  await bench.pull('2024-07-29T23:00:00.000Z');
  for (const symbol of [struck, other]) bench.server.setRows(provider, symbol, serveRows('2024-07-31', 2100));
  return bench;
}

describe.each(['yahoo', 'cboe', 'nasdaq', 'fred'] as const)('a run while %s', (provider) => {
  it.each(faults)('serves %s stores nothing wrong, ends and leaves the other instrument alone', async (fault) => {
    const bench = await createSingleBench(provider);
    try {
      bench.server.setFault(provider, fault, { symbol: symbols[provider][0] });
      const report = await bench.pull(undefined, { sources: bench.sources(neverDone.has(fault) ? 150 : 5_000) });
      const task = findTask(report, 'RUT');
      if (task.state === 'failed') expect(classes).toContain(task.errorClass);
      else expect(task.errorClass).toBeNull();
      const rows = await bench.stored('RUT');
      expect(rows.size).toBeGreaterThanOrEqual(listSessions('2024-07-29').length);
      for (const { session, close } of rows.values()) expect({ session, close }).toEqual({ session, close: truth.get(session) });
      if (!stopsProvider.has(fault)) expect(findTask(report, 'OTHER')).toMatchObject({ provider, state: 'done', rowsNew: 2 });
      bench.server.setFault(provider, 'ok', { symbol: symbols[provider][0] });
      await bench.pull();
      expect([...(await bench.stored('RUT')).values()].map(({ session, close }) => [session, close])).toEqual([...truth]);
    } finally {
      await bench.remove();
    }
  });
});
