import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillEmptyStore } from '@/lib/ingest/first-run/fill-empty-store';
import { probeProviders } from '@/lib/ingest/pull/probe-providers';
import { retryMs } from '@/lib/ingest/worker/plan-jobs';
import { runWorker } from '@/lib/ingest/worker/run-worker';
import { createSources } from '@/lib/sources/create-sources';
import { providerIds } from '@/lib/sources/registry';
import { getDataVersion } from '@/lib/store/data-version';
import { releaseLease } from '@/lib/store/leases';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { isServedProvider } from '../../support/fault-server-writers';
import { calendar, createIngestBench, evening, type IngestBench } from '../../support/ingest-bench';
import { settleAllAt } from '../../support/source-settings';

describe('the first run', () => {
  let bench: IngestBench;
  beforeEach(async () => {
    bench = await createIngestBench([]);
  });
  afterEach(() => bench.remove());
  // Without members: what is tried here is when the sample comes and goes.
  const fill = (createLive = () => bench.sources(), probeTimeoutMs?: number) =>
    fillEmptyStore({
      store: bench.store,
      createSources: createLive,
      calendar,
      now: () => new Date(evening),
      fence: bench.fence,
      firstRun: 'auto',
      members: null,
      ...(probeTimeoutMs === undefined ? {} : { probeTimeoutMs }),
    });

  it('waits for nobody and loads the sample market where a firewall swallows the packets', async () => {
    const open = new Set<Socket>();
    const silent: Server = createServer((socket) => {
      open.add(socket);
    });
    await new Promise<void>((resolve) => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const address = silent.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? String(address?.port) : ''}`;
    const settings = settleAllAt(url);
    expect(await probeProviders(createSources(settings), calendar, new Date(evening), 300)).toEqual([]);
    // An attempt that was waited for to its own end would have been followed by another.
    expect(open.size).toBeLessThanOrEqual(providerIds.length);
    const report = await fill(() => createSources(settings), 300);
    expect(report).toMatchObject({ filled: 'sample', text: expect.stringContaining('no provider answered') as unknown });
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => {
      silent.close(resolve);
    });
  });

  it('gives way whole, in one commit, to the first pull that brings anything', async () => {
    for (const provider of providerIds.filter(isServedProvider)) bench.server.setFault(provider, 'status-500');
    const sample = await fill();
    expect(sample.filled).toBe('sample');
    const failed = await bench.pull();
    expect(failed).toMatchObject({ state: 'failed', dataVersion: sample.run?.dataVersion });
    expect((await getDataVersion(bench.store)).simulated).toBe(true);
    for (const provider of providerIds.filter(isServedProvider)) bench.server.setFault(provider, 'ok');
    const pulled = await bench.pull();
    expect(pulled.dataVersion).toBe(failed.dataVersion + 1);
    expect((await getDataVersion(bench.store)).simulated).toBe(false);
    expect(new Set([...(await bench.stored('RUT')).values()].map(({ source }) => source))).toEqual(new Set(['yahoo']));
    // The server knows no Microsoft: better empty than simulated.
    expect((await bench.stored('MSFT')).size).toBe(0);
  });

  it('is tried again by the worker every half hour, until a provider answers', async () => {
    for (const provider of providerIds.filter(isServedProvider)) bench.server.setFault(provider, 'status-500');
    await fill();
    await releaseLease(bench.store, bench.fence);
    const stop = new AbortController();
    let clockMs = Date.parse(evening);
    const lines: string[] = [];
    const worker = runWorker({
      store: bench.store,
      ...askNobodyElse,
      createSources: () => bench.sources(),
      calendar,
      now: () => new Date(clockMs),
      signal: stop.signal,
      log: (text) => lines.push(text),
      pollMs: 5,
    });
    const waitFor = (isDone: () => Promise<boolean> | boolean) => expect.poll(isDone, { interval: 20 }).toBe(true);
    await waitFor(() => lines.includes('first pull: no provider answered'));
    for (const provider of providerIds.filter(isServedProvider)) bench.server.setFault(provider, 'ok');
    clockMs += retryMs;
    await waitFor(async () => !(await getDataVersion(bench.store)).simulated);
    stop.abort();
    await worker;
    expect(lines.some((line) => /^first pull (done|partial)/.test(line))).toBe(true);
  });
});
