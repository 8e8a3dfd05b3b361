import { afterEach, beforeEach, expect, it } from 'vitest';
import { defaultInstruments } from '@/lib/ingest/securities/default-instruments';
import { fillEmptyStore } from '@/lib/ingest/first-run/fill-empty-store';
import { pauseMs, retryMs } from '@/lib/ingest/worker/plan-jobs';
import { runWorker } from '@/lib/ingest/worker/run-worker';
import { getDataVersion } from '@/lib/store/data-version';
import { releaseLease } from '@/lib/store/leases';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { calendar, createIngestBench, evening, serveRows, type IngestBench } from '../../support/ingest-bench';

const symbols = defaultInstruments.map(({ symbol }) => symbol);
const yahooSymbols = defaultInstruments.map(({ providerSymbols }) => providerSymbols.yahoo ?? '');
let bench: IngestBench;
let clockMs = 0;
let stop = new AbortController();
let working: Promise<void> = Promise.resolve();
let lines: string[] = [];
let passes = 0;

beforeEach(async () => {
  bench = await createIngestBench([]);
  [clockMs, stop, lines, passes] = [Date.parse(evening), new AbortController(), [], 0];
  for (const yahooSymbol of yahooSymbols) bench.server.setRows('yahoo', yahooSymbol, serveRows('2024-07-31', 300));
  // Yahoo alone answers: what it refuses nobody else gives.
  for (const provider of ['cboe', 'nasdaq', 'fred'] as const) bench.server.setFault(provider, 'status-404');
});
afterEach(async () => {
  stop.abort();
  await working;
  await bench.remove();
});

const now = () => new Date(clockMs);
const fill = () =>
  fillEmptyStore({
    store: bench.store,
    createSources: () => bench.sources(),
    calendar,
    now,
    fence: bench.fence,
    firstRun: 'auto',
    members: null,
  });
const listStored = async () =>
  (await Promise.all(symbols.map(async (symbol) => ((await bench.stored(symbol)).size > 0 ? [symbol] : [])))).flat();
const isSimulated = async () => (await getDataVersion(bench.store)).simulated;
const waitFor = (isDone: () => Promise<boolean> | boolean) => expect.poll(isDone, { timeout: 30_000, interval: 20 }).toBe(true);

/** Two more looks of the worker at the clock, the second of which began after the call. */
async function waitForPasses(): Promise<void> {
  const wanted = passes + 2;
  await waitFor(() => passes >= wanted);
}

/** The worker, having caught up on what it missed: the clock stands still until the test moves it. */
async function startWorker(): Promise<void> {
  await releaseLease(bench.store, bench.fence);
  working = runWorker({
    store: bench.store,
    ...askNobodyElse,
    createSources: () => bench.sources(),
    calendar,
    now,
    signal: stop.signal,
    log: (text) => lines.push(text),
    pollMs: 5,
    afterEach: () => {
      passes += 1;
      return Promise.resolve();
    },
  });
  await waitForPasses();
}

it('a 429 early in the first pull keeps the sample market; half an hour later the whole comes', async () => {
  for (const yahooSymbol of yahooSymbols.slice(2)) bench.server.setFault('yahoo', 'status-429', { symbol: yahooSymbol });
  const report = await fill();
  expect(report).toMatchObject({
    filled: 'sample',
    text: expect.stringMatching(
      /Nothing was stored: the providers refused to go on after \d of 10 instruments; they are asked again/,
    ) as unknown,
  });
  await startWorker();
  expect(await isSimulated()).toBe(true);
  bench.server.setFault('yahoo', 'ok');
  for (const yahooSymbol of yahooSymbols) bench.server.setFault('yahoo', 'ok', { symbol: yahooSymbol });
  const before = bench.server.requests.length;
  clockMs += retryMs - 60_000;
  await waitForPasses();
  expect(bench.server.requests).toHaveLength(before);
  clockMs += 60_000;
  await waitFor(async () => !(await isSimulated()));
  expect(await listStored()).toEqual(symbols);
});

it('a 429 behind the first half leaves what came, and a quarter of an hour later asks for the rest alone', async () => {
  const late = yahooSymbols.slice(-2);
  for (const yahooSymbol of late) bench.server.setFault('yahoo', 'status-429', { symbol: yahooSymbol });
  expect(await fill()).toMatchObject({ filled: 'real' });
  const came = await listStored();
  expect(came.length).toBeGreaterThanOrEqual(symbols.length / 2);
  expect(came).not.toContain(symbols.at(-1));
  await startWorker();
  for (const yahooSymbol of late) bench.server.setFault('yahoo', 'ok', { symbol: yahooSymbol });
  const before = bench.server.requests.length;
  clockMs += pauseMs(1);
  await waitFor(async () => (await listStored()).length === symbols.length);
  const asked = new Set(
    bench.server.requests
      .slice(before)
      .filter(({ provider }) => provider === 'yahoo')
      .map(({ symbol }) => symbol),
  );
  expect([...asked].filter((symbol) => came.includes(symbols[yahooSymbols.indexOf(symbol)] ?? ''))).toEqual([]);
  expect(lines.some((line) => line.startsWith('closes, 2024-07-31 done'))).toBe(true);
});
