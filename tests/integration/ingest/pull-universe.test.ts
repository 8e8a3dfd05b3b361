import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { NoMembers, pullUniverse, type UniversePull } from '@/lib/ingest/pull/pull-universe';
import { listRuns } from '@/lib/store/ingest-runs';
import { listInstruments, upsertInstrument } from '@/lib/store/instruments';
import { replaceMembership } from '@/lib/store/memberships';
import { upsertUniverse } from '@/lib/store/universes';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { calendar, createIngestBench, evening, serveRows, type IngestBench } from '../../support/ingest-bench';
import { makeInstrument } from '../../support/store-rows';

const members = Array.from({ length: 20 }, (_, index) => `M${String(index).padStart(2, '0')}`);

let bench: IngestBench;

beforeEach(async () => {
  bench = await createIngestBench([]);
  const { store, server } = bench;
  const universe = findDefaultUniverse('sp500');
  if (universe === undefined) throw new Error('sp500 is not shipped');
  await upsertUniverse(store, universe);
  const spells = [];
  for (const [index, symbol] of ['LEFT', ...members].entries()) {
    const { id } = await upsertInstrument(
      store,
      makeInstrument(symbol, { kind: 'stock', basis: 'both', providerSymbols: { yahoo: symbol, nasdaq: symbol }, tracked: false }),
    );
    server.setRows('yahoo', symbol, serveRows('2024-07-31', 50 + index));
    spells.push({
      instrumentId: id,
      from: parseSessionDate('2020-01-02'),
      until: symbol === 'LEFT' ? parseSessionDate('2024-07-15') : null,
    });
  }
  await replaceMembership(store, 'sp500', spells, { source: 'import' });
});
afterEach(() => bench.remove());

const pull = (change: Partial<UniversePull> = {}) =>
  pullUniverse({
    store: bench.store,
    sources: bench.sources(),
    calendar,
    now: () => new Date(evening),
    fence: bench.fence,
    origin: 'cli',
    universeId: 'sp500',
    ...change,
  });
const askedFor = (from = 0) => new Set(bench.server.requests.slice(from).map(({ symbol }) => symbol));

describe('pullUniverse', () => {
  it("asks for today's members and stores each; nobody is followed by that", async () => {
    const report = await pull();
    expect(report).toMatchObject({ state: 'done', message: null });
    expect(report.tasks.map(({ symbol }) => symbol)).toEqual(members);
    expect([...(await bench.stored('M07')).keys()]).toEqual(serveRows('2024-07-31', 1).map(({ session }) => session));
    expect(askedFor().has('LEFT')).toBe(false);
    expect(await listInstruments(bench.store)).toEqual([]);
  });

  it('asks for nobody again whose closes are complete', async () => {
    await pull();
    const before = bench.server.requests.length;
    expect(await pull()).toMatchObject({ state: 'done', tasks: [] });
    expect(bench.server.requests).toHaveLength(before);
  });

  it('goes on where it was stopped', async () => {
    const stop = new AbortController();
    const stopping = pull({
      signal: stop.signal,
      onProgress: ({ finished }) => {
        if (finished === 10) stop.abort(new Error('stopped here'));
      },
    });
    await expect(stopping).rejects.toThrow('stopped here');
    const stored = await Promise.all(members.map(async (symbol) => ((await bench.stored(symbol)).size > 0 ? [symbol] : [])));
    const done = stored.flat();
    expect(done.length).toBeGreaterThanOrEqual(10);
    expect(done.length).toBeLessThan(members.length);
    const [stopped] = await listRuns(bench.store, 1);
    expect(stopped?.state).toBe('failed');
    expect(stopped?.tasks.map(({ symbol }) => symbol)).toEqual(done.slice(0, stopped?.tasks.length));
    const before = bench.server.requests.length;
    const again = await pull();
    expect(again.tasks.map(({ symbol }) => symbol)).toEqual(members.filter((symbol) => !done.includes(symbol)));
    expect([...askedFor(before)].some((symbol) => done.includes(symbol))).toBe(false);
  });

  it('leaves out a member whose stored closes came back different, and goes on; ends where most did', async () => {
    await pull();
    const rescale = (symbols: readonly string[], factor: number): void => {
      members.forEach((symbol, index) => {
        bench.server.setRows('yahoo', symbol, serveRows('2024-08-01', (51 + index) * (symbols.includes(symbol) ? factor : 1)));
      });
    };
    const next = { now: () => new Date('2024-08-01T23:00:00Z') };
    rescale(['M00'], 0.96);
    const report = await pull(next);
    expect(report.state).toBe('partial');
    expect(report.tasks.find(({ symbol }) => symbol === 'M00')).toMatchObject({
      state: 'failed',
      message: expect.stringContaining('Import its whole history on the new scale') as string,
    });
    expect((await bench.stored('M00')).has('2024-08-01')).toBe(false);
    for (const symbol of members.slice(1)) expect((await bench.stored(symbol)).has('2024-08-01')).toBe(true);
  });

  it('ends where most members came back different at once', async () => {
    await pull();
    members.forEach((symbol, index) => {
      bench.server.setRows('yahoo', symbol, serveRows('2024-08-01', (51 + index) * 0.96));
    });
    expect((await pull({ now: () => new Date('2024-08-01T23:00:00Z') })).state).toBe('failed');
    for (const symbol of members) expect((await bench.stored(symbol)).has('2024-08-01')).toBe(false);
  });

  it('asks from a date for everyone who was a member since, and again only who did not answer', async () => {
    bench.server.setFault('yahoo', 'status-404', { symbol: 'M03' });
    bench.server.setFault('nasdaq', 'status-404', { symbol: 'M03' });
    const from = parseSessionDate('2024-07-01');
    const first = await pull({ from });
    expect(first.state).toBe('partial');
    expect(first.tasks.map(({ symbol }) => symbol)).toEqual(['LEFT', ...members]);
    bench.server.setFault('yahoo', 'ok', { symbol: 'M03' });
    const before = bench.server.requests.length;
    expect((await pull({ from })).tasks.map(({ symbol }) => symbol)).toEqual(['M03']);
    expect(askedFor(before)).toEqual(new Set(['M03']));
  });

  it('says what to do where there are no members', async () => {
    await expect(pull({ universeId: 'nasdaq100' })).rejects.toThrow(NoMembers);
    await expect(pull({ universeId: 'nyse' })).rejects.toThrow(
      'NYSE is stored as ready-made counts, not by its members; accepted are sp500, sp400, sp600, nasdaq100, russell1000, russell2000, mag7, sectors',
    );
  });
});
