import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { fillEmptyStore } from '@/lib/ingest/first-run/fill-empty-store';
import { loadSample } from '@/lib/ingest/first-run/load-sample';
import { defaultInstruments } from '@/lib/ingest/securities/default-instruments';
import { describedFunds } from '@/lib/ingest/securities/described-funds';
import { createJobRunner } from '@/lib/ingest/worker/create-job-runner';
import { listMissingFunds } from '@/lib/ingest/worker/list-missing-funds';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { providerIds } from '@/lib/sources/registry';
import { listInstruments, upsertInstrument } from '@/lib/store/instruments';
import { replaceMembership } from '@/lib/store/memberships';
import { removeInstrument } from '@/lib/store/remove-instrument';
import { upsertUniverse } from '@/lib/store/universes';
import { askNobodyElse } from '../../support/ask-nobody-else';
import { isServedProvider } from '../../support/fault-server-writers';
import { calendar, createIngestBench, evening, serveRows, type IngestBench } from '../../support/ingest-bench';
import { makeInstrument } from '../../support/store-rows';

const funds = describedFunds.map(({ symbol }) => symbol);
const universe = findDefaultUniverse('sp500') ?? expect.fail();
let bench: IngestBench;
let lines: string[] = [];
let clockMs = 0;

beforeEach(async () => {
  bench = await createIngestBench([]);
  [lines, clockMs] = [[], Date.parse(evening)];
  const ten = defaultInstruments.map(({ providerSymbols }) => providerSymbols['yahoo'] ?? expect.fail());
  for (const [place, symbol] of [...ten, ...funds, 'M00'].entries())
    bench.server.setRows('yahoo', symbol, serveRows('2024-07-31', 100 + place));
});
afterEach(() => bench.remove());

const fill = () =>
  fillEmptyStore({
    store: bench.store,
    createSources: () => bench.sources(),
    calendar,
    now: () => new Date(clockMs),
    fence: bench.fence,
    firstRun: 'auto',
    members: null,
  });
const refuseAll = (fault: 'status-500' | 'ok') => {
  for (const provider of providerIds.filter(isServedProvider)) bench.server.setFault(provider, fault);
};

/** Works until nothing is due, and answers what was done. */
async function drain(): Promise<string[]> {
  const before = lines.length;
  const runner = createJobRunner({
    store: bench.store,
    calendar,
    now: () => new Date(clockMs),
    signal: new AbortController().signal,
    log: (text) => lines.push(text),
    createSources: () => bench.sources(),
    ...askNobodyElse,
    asHolder: (_, work) => work(bench.fence),
  });
  while (await runner.doNext());
  return lines
    .slice(before)
    .filter((line) => !/^(snapshot|series|verify)/.test(line))
    .map((line) => line.replace(/, data version.*/, ''));
}
const followed = async () => (await listInstruments(bench.store)).map(({ symbol }) => symbol);
const sorted = (symbols: readonly string[]) => [...symbols].sort();

it('has the ten at once, then the funds in a request each, then members; and no request more on the same evening', async () => {
  expect(await fill()).toMatchObject({ filled: 'real' });
  expect(sorted(await followed())).toEqual(sorted(defaultInstruments.map(({ symbol }) => symbol)));
  await upsertUniverse(bench.store, universe);
  const { id } = await upsertInstrument(
    bench.store,
    makeInstrument('M00', { kind: 'stock', basis: 'both', providerSymbols: { yahoo: 'M00' }, tracked: false }),
  );
  await replaceMembership(bench.store, 'sp500', [{ instrumentId: id, from: parseSessionDate('2020-01-02'), until: null }], {
    source: 'import',
  });
  const before = bench.server.requests.length;
  expect(await drain()).toEqual(['funds, 2024-07-31 done', 'dividends, 2024-07-31 failed', 'closes of sp500, 2024-07-31 done']);
  const asked = bench.server.requests.slice(before).filter(({ symbol }) => funds.includes(symbol));
  expect(sorted(asked.map(({ provider, symbol }) => `${provider} ${symbol}`))).toEqual(sorted(funds.map((symbol) => `yahoo ${symbol}`)));
  expect(sorted(await followed())).toEqual(sorted([...defaultInstruments.map(({ symbol }) => symbol), ...funds]));
  for (const symbol of funds) expect([...(await bench.stored(symbol)).keys()].at(-1)).toBe('2024-07-31');
  expect(await listMissingFunds(bench.store)).toEqual([]);
  const after = bench.server.requests.length;
  expect(await drain()).toEqual([]);
  expect(bench.server.requests).toHaveLength(after);
});

it('leaves alone a fund that somebody removed, and one that was removed as a member keeps its closes', async () => {
  await fill();
  await drain();
  await removeInstrument(bench.store, 'XLE', { fence: bench.fence });
  await upsertUniverse(bench.store, universe);
  const spy = (await listInstruments(bench.store)).find(({ symbol }) => symbol === 'SPY') ?? expect.fail();
  await replaceMembership(bench.store, 'sp500', [{ instrumentId: spy.id, from: parseSessionDate('2020-01-02'), until: null }], {
    source: 'import',
  });
  expect(await removeInstrument(bench.store, 'SPY', { fence: bench.fence })).toMatchObject({ isStillMember: true });
  expect(await listMissingFunds(bench.store)).toEqual([]);
  expect(await drain()).toEqual([]);
  expect(await followed()).not.toContain('XLE');
  expect(await followed()).not.toContain('SPY');
});

it('describes none on the sample market, and follows them once real closes have taken its place', async () => {
  await loadSample({ store: bench.store, calendar, now: () => new Date(clockMs), fence: bench.fence, members: null });
  refuseAll('status-500');
  expect(await drain()).toEqual(['first pull: no provider answered']);
  refuseAll('ok');
  expect(await bench.pull()).toMatchObject({ state: 'done' });
  expect(await followed()).toHaveLength(10);
  // What the worker verifies, and asks for again, by name: nothing of it is the sample market's.
  expect((await listInstruments(bench.store)).filter(({ licenceClass }) => licenceClass === 'simulated')).toEqual([]);
  expect(await bench.store.reader.instrument.count({ where: { licenceClass: 'simulated', removedAt: null, tracked: true } })).toBe(0);
  expect(await drain()).toEqual(['funds, 2024-07-31 done']);
  expect(await followed()).toEqual(expect.arrayContaining(funds));
});

it('waits with the funds where the providers went away after the first pull', async () => {
  await fill();
  refuseAll('status-500');
  expect(await drain()).toEqual(['funds, 2024-07-31: no provider answered']);
  expect(await followed()).toHaveLength(10);
  refuseAll('ok');
  clockMs += 15 * 60_000;
  expect(await drain()).toEqual(['funds, 2024-07-31 done']);
});
