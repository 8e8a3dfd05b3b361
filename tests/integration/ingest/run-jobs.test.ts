import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { createJobRunner } from '@/lib/ingest/worker/create-job-runner';
import { madeWayMessage } from '@/lib/ingest/worker/make-way';
import { describedFunds } from '@/lib/ingest/securities/described-funds';
import { pauseMs } from '@/lib/ingest/worker/plan-jobs';
import { listFollowed, setFollowed } from '@/lib/store/followed-universes';
import { claimQueuedRun, finishRun, listRuns, queueRun } from '@/lib/store/ingest-runs';
import { upsertInstrument } from '@/lib/store/instruments';
import { replaceMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { calendar, createIngestBench, evening, serveRows, type IngestBench } from '../../support/ingest-bench';
import { makeInstrument } from '../../support/store-rows';

const members = Array.from({ length: 24 }, (_, index) => `M${String(index).padStart(2, '0')}`);
const universe = findDefaultUniverse('sp500') ?? expect.fail();
let bench: IngestBench;
let clockMs = 0;
let lines: string[] = [];
let runner: ReturnType<typeof createJobRunner>;

function serve(to: string): void {
  for (const [symbol, level] of [
    ['^RUT', 2100],
    ['^NDX', 19000],
    ['AAPL', 220],
    ...describedFunds.map(({ symbol }, index) => [symbol, 100 + index] as const),
    ...members.map((member, index) => [member, 50 + index] as const),
  ] as const)
    bench.server.setRows('yahoo', symbol, serveRows(to, level));
  for (const [provider, symbol, level] of [
    ['cboe', 'RUT', 2100],
    ['nasdaq', 'NDX', 19000],
    ['nasdaq', 'AAPL', 220],
  ] as const)
    bench.server.setRows(provider, symbol, serveRows(to, level));
}

/** A process that has just begun. */
function start(): void {
  const { store, fence, sources } = bench;
  runner = createJobRunner({
    store,
    calendar,
    now: () => new Date(clockMs),
    signal: new AbortController().signal,
    log: (text) => lines.push(text),
    createSources: () => sources(),
    ...askNobodyElse,
    asHolder: (_, work) => work(fence),
  });
}

beforeEach(async () => {
  bench = await createIngestBench();
  [clockMs, lines] = [Date.parse(evening), []];
  await upsertUniverse(bench.store, universe);
  const spells = [];
  for (const symbol of members) {
    const { id } = await upsertInstrument(
      bench.store,
      makeInstrument(symbol, { kind: 'stock', basis: 'both', providerSymbols: { yahoo: symbol }, tracked: false }),
    );
    spells.push({ instrumentId: id, from: parseSessionDate('2020-01-02'), until: null });
  }
  await replaceMembership(bench.store, 'sp500', spells, { source: 'import' });
  serve('2024-07-31');
  await bench.pull();
  start();
});
afterEach(() => bench.remove());

async function drain(): Promise<string[]> {
  const before = lines.length;
  while (await runner.doNext());
  // Neither lists of members and dividends nor series are had here; the funds that are followed have a test of their own.
  return lines
    .slice(before)
    .filter((line) => !/^(snapshot|series|funds|dividends)/.test(line))
    .map((line) => line.replace(/, data version.*/, ''));
}
const lastOf = async (symbol: string) => [...(await bench.stored(symbol)).keys()].at(-1);
const moveTo = (instant: string) => {
  clockMs = Date.parse(instant);
};

describe('what the worker does by itself', () => {
  it('brings what is followed for itself first, then members; once, also after a restart', async () => {
    expect(await drain()).toEqual(['closes of sp500, 2024-07-31 done']);
    serve('2024-08-01');
    moveTo('2024-08-01T21:14:00Z');
    expect(await drain()).toEqual(['verify, 2024-07-31 done']);
    moveTo('2024-08-01T21:15:00Z');
    expect(await drain()).toEqual(['closes, 2024-08-01 done', 'closes of sp500, 2024-08-01 done']);
    expect(await Promise.all(['RUT', 'AAPL', 'M00', 'M23'].map(lastOf))).toEqual(Array(4).fill('2024-08-01'));
    start();
    expect(await drain()).toEqual([]);
    moveTo('2024-08-02T00:45:00Z');
    expect(await drain()).toEqual(['verify, 2024-08-01 done']);
  });

  it('sees within minutes whom a person has it follow', async () => {
    await setFollowed(bench.store, universe, false);
    expect(await drain()).toEqual([]);
    await setFollowed(bench.store, universe, true);
    clockMs += 5 * 60_000;
    expect(await drain()).toEqual(['closes of sp500, 2024-07-31 done']);
  });

  it('leaves alone who is not followed', async () => {
    await setFollowed(bench.store, universe, false);
    expect(await listFollowed(bench.store)).toEqual(['nasdaq100', 'russell2000']);
    expect(await drain()).toEqual([]);
    await setFollowed(bench.store, universe, true);
    moveTo('2024-07-31T23:30:00Z');
    start();
    expect(await drain()).toEqual(['closes of sp500, 2024-07-31 done']);
  });

  it('asks again for what is late, after a pause that grows, and for that alone', async () => {
    await drain();
    serve('2024-08-01');
    const late = (to: string) => {
      for (const [symbol, level] of [
        ['M05', 55],
        ['M07', 57],
      ] as const)
        bench.server.setRows('yahoo', symbol, serveRows(to, level));
    };
    late('2024-07-31');
    moveTo('2024-08-01T21:15:00Z');
    expect(await drain()).toEqual(['closes, 2024-08-01 done', 'closes of sp500, 2024-08-01 done']);
    clockMs += pauseMs(1) - 1;
    expect(await drain()).toEqual([]);
    clockMs += 1;
    const before = bench.server.requests.length;
    expect(await drain()).toEqual(['closes of sp500, 2024-08-01 done']);
    const asked = new Set(
      bench.server.requests
        .slice(before)
        .map(({ symbol }) => symbol)
        .filter((symbol) => symbol.startsWith('M')),
    );
    expect([...asked].sort()).toEqual(['M05', 'M07']);
    late('2024-08-01');
    clockMs += pauseMs(2);
    expect(await drain()).toEqual(['closes of sp500, 2024-08-01 done']);
    expect(await Promise.all(['M05', 'M07'].map(lastOf))).toEqual(['2024-08-01', '2024-08-01']);
  });

  it('does not ask again for who is gone', async () => {
    await drain();
    serve('2024-08-01');
    bench.server.setFault('yahoo', 'status-404', { symbol: 'M09' });
    moveTo('2024-08-01T21:15:00Z');
    expect(await drain()).toEqual(['closes, 2024-08-01 done', 'closes of sp500, 2024-08-01 partial']);
    moveTo('2024-08-02T00:44:00Z');
    expect(await drain()).toEqual([]);
  });

  it('makes way for what is queued, and goes on where it was', async () => {
    const { id } = await queueRun(bench.store, { kind: 'pull', origin: 'http', now: evening });
    while (!lines.some((line) => line.includes(madeWayMessage))) expect(await runner.doNext()).toBe(true);
    const [stopped] = await listRuns(bench.store, 1);
    expect(stopped).toMatchObject({ state: 'failed', message: madeWayMessage });
    const done = stopped?.tasks.length ?? 0;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(members.length);
    await claimQueuedRun(bench.store, { owner: 'test', now: evening });
    await finishRun(bench.store, id, { state: 'done', message: null, dataVersion: 1, now: evening });
    expect(await drain()).toEqual(['closes of sp500, 2024-07-31 done']);
    const rest = (await listRuns(bench.store, 5)).find(({ kind, request }) => kind === 'pull' && request['universe'] === 'sp500');
    expect(rest?.tasks.map(({ symbol }) => symbol)).toEqual(
      members.filter((member) => !(stopped?.tasks ?? []).some(({ symbol }) => symbol === member)),
    );
  });

  it('costs flags and no wrong row while every provider is down for a week, and brings all of it afterwards', async () => {
    await drain();
    for (const provider of ['yahoo', 'cboe', 'nasdaq', 'fred'] as const) bench.server.setFault(provider, 'status-429');
    for (const session of calendar.sessionsBetween(parseSessionDate('2024-08-01'), parseSessionDate('2024-08-07'))) {
      moveTo(`${session}T21:15:00Z`);
      expect(await drain()).toEqual(expect.arrayContaining([`closes, ${session} failed`]));
    }
    expect(await Promise.all(['RUT', 'M00'].map(lastOf))).toEqual(['2024-07-31', '2024-07-31']);
    for (const provider of ['yahoo', 'cboe', 'nasdaq', 'fred'] as const) bench.server.setFault(provider, 'ok');
    serve('2024-08-08');
    moveTo('2024-08-08T21:15:00Z');
    await drain();
    for (const [symbol, level] of [
      ['RUT', 2100],
      ['M00', 50],
      ['M23', 73],
    ] as const) {
      expect([...(await bench.stored(symbol)).values()].map(({ session, close }) => ({ session, close }))).toEqual(
        serveRows('2024-08-08', level),
      );
    }
  });
});
