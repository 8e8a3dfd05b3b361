import { afterEach, expect, it, vi } from 'vitest';
import fc from 'fast-check';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import * as env from '@/lib/env';
import { commitBreadthCounts } from '@/lib/store/breadth-counts';
import { commitCloses } from '@/lib/store/closes';
import { ensureInstrument } from '@/lib/store/instruments';
import { replaceMembership } from '@/lib/store/memberships';
import { removeInstrument } from '@/lib/store/remove-instrument';
import type { Store } from '@/lib/store/store';
import { upsertUniverse } from '@/lib/store/universes';
import { studies } from '@/lib/studies/registry';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { listParameters } from '@/lib/view/parameter-schema';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createTestStore } from '../../support/test-store';
import { toRequest } from './sample-api';

// Stores as a careless operator makes them: some of the instruments, universes without members or closes, counts alone, one session.
const symbols = ['SPX', 'RUT', 'NDX', 'AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA', 'SPY', 'XYZ'];
const sessions = createCalendar().sessionsBetween(parseSessionDate('2023-09-01'), parseSessionDate('2024-07-16'));
const linksPerStore = 150;

const shape = fc.record({
  stored: fc.subarray(symbols),
  basis: fc.constantFrom('price' as const, 'total' as const, 'both' as const),
  length: fc.constantFrom(0, 1, 2, 30, 210),
  lag: fc.constantFrom(0, 0, 3),
  members: fc.option(fc.subarray(symbols), { nil: null }),
  counts: fc.constantFrom(0, 1, 60),
  removed: fc.subarray(symbols, { maxLength: 3 }),
});
type Shape = typeof shape extends fc.Arbitrary<infer Value> ? Value : never;

async function fill(store: Store, { stored, basis, length, lag, members, counts, removed }: Shape): Promise<void> {
  for (const [at, symbol] of stored.entries()) {
    const description = makeInstrument(symbol, { kind: symbol.length > 3 ? 'stock' : 'index', basis });
    const days = sessions.slice(sessions.length - length, sessions.length - (at % 2 === 0 ? 0 : lag));
    const rows = days.map((day, index) => makeRow(day, 100 + at + ((index * (at + 3)) % 13), { adjClose: basis === 'both' ? 90 + (index % 7) : null }));
    await commitCloses(store, { instrumentId: await ensureInstrument(store, description), description, rows });
  }
  for (const id of ['sp500', 'nyse']) {
    const universe = findDefaultUniverse(id);
    if (universe !== undefined) await upsertUniverse(store, universe);
  }
  if (members !== null) {
    const ids = await Promise.all(members.map((symbol) => ensureInstrument(store, makeInstrument(symbol, { tracked: false }))));
    await replaceMembership(store, 'sp500', ids.map((instrumentId) => ({ instrumentId, from: parseSessionDate('2023-09-01'), until: null })), { source: 'import' });
  }
  const rows = sessions.slice(sessions.length - counts).map((session, index) => ({ session, advances: 1000 + index, declines: 900, unchanged: 10, newHighs: 20, newLows: index % 2 === 0 ? 5 : null }));
  if (rows.length > 0) await commitBreadthCounts(store, 'nyse', rows, { source: 'import' });
  for (const symbol of removed) await removeInstrument(store, symbol);
}

const symbol = fc.constantFrom(...symbols, 'M7', 'M7D', 'NOPE');
function valueOf(name: string, widget: string, options: readonly string[]): fc.Arbitrary<string> {
  if (name === 'from' || name === 'to' || name === 'asOf') return fc.constantFrom('2024-07-16', '2024-07-15', '2023-09-01', '2020-01-02');
  if (name === 'version') return fc.integer({ min: 0, max: 16 }).map(String);
  if (name === 'last') return fc.constantFrom('1s', '21s', '1y', 'ytd', 'max');
  if (name === 'basis') return fc.constantFrom('price', 'total');
  if (name === 'assume') return fc.constantFrom('last', 'SPX:101', 'RUT:102,SPX:101', 'NOPE:1');
  if (widget === 'choice') return fc.constantFrom(...options);
  if (widget === 'symbol') return symbol;
  if (widget === 'symbols') return fc.array(symbol, { minLength: 1, maxLength: 4 }).map((names) => names.join(','));
  return fc.constantFrom('1', '5', '20', '200');
}
const link = fc.oneof(...studies.map((study) => {
  const entries = listParameters(study).map(({ name, widget, options }) => fc.tuple(fc.constant(name), valueOf(name, widget, options.map(({ value }) => value))));
  return fc.record({ id: fc.constantFrom(study.id, `${study.id}.csv`), query: fc.array(fc.oneof(...entries), { maxLength: 3 }) });
}));

afterEach(() => { vi.restoreAllMocks(); });

it('answers every link on every store, if only by saying what it lacks, and no page of it fails', { timeout: 580_000 }, async () => {
  const { GET } = await import('@/app/api/v1/studies/[id]/route');
  const { answerStudy } = await import('@/lib/server/answers/answer-study');
  const { loadDataPage } = await import('@/lib/server/pages/data-page');
  const { loadFactsPage } = await import('@/lib/server/pages/facts-page');
  const { HttpError } = await import('@/lib/server/http/http-error');
  const { forgetMarkets } = await import('@/lib/server/answers/load-market');
  const { loadOverview } = await import('@/lib/server/pages/overview');
  const real = env.getEnv();
  const first: Shape[] = [
    { stored: symbols.filter((name) => name !== 'TSLA'), basis: 'price', length: 210, lag: 0, members: null, counts: 0, removed: [] },
    { stored: symbols, basis: 'both', length: 210, lag: 0, members: symbols, counts: 60, removed: ['TSLA', 'SPX'] },
    { stored: ['SPX', 'RUT'], basis: 'price', length: 210, lag: 3, members: [], counts: 0, removed: [] },
    { stored: ['XYZ'], basis: 'total', length: 1, lag: 0, members: null, counts: 1, removed: [] },
    { stored: [], basis: 'price', length: 0, lag: 0, members: null, counts: 60, removed: [] },
  ];
  const stores = [...first, ...fc.sample(shape, { numRuns: 9, seed: 20241129 })];
  const failures: string[] = [];
  const statuses = new Map<number, number>();
  for (const [at, given] of stores.entries()) {
    const { store, url, remove } = await createTestStore();
    vi.spyOn(env, 'getEnv').mockImplementation(() => ({ ...real, DATABASE_URL: url }));
    await fill(store, given);
    forgetMarkets();
    const fail = (what: string, status: number, text: string) => { failures.push(`store ${at}: ${what}: ${status} ${text.slice(0, 160)}`); };
    const isEmpty = given.length === 0 || given.stored.every((name) => given.removed.includes(name));
    const links = [...studies.map(({ id }) => ({ id, query: [] as [string, string][] })), ...fc.sample(link, { numRuns: linksPerStore, seed: at })];
    for (const { id, query } of links) {
      const search = new URLSearchParams(query).toString();
      const response = await GET(toRequest(`/api/v1/studies/${id}?${search}`), { params: Promise.resolve({ id }) });
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      // A store without a close answers nothing, and says what to do about it.
      if (response.status >= 500 && !(response.status === 503 && (await response.clone().json() as { code: string }).code === 'no_data')) fail(`${id}?${search}`, response.status, await response.text());
    }
    for (const [name, load] of [['/', () => loadOverview()], ['/facts', () => loadFactsPage('')], ['/data', loadDataPage], ['/studies/participation', () => answerStudy('participation', '')]] as const) {
      try {
        await load();
      } catch (error) {
        if (!(error instanceof HttpError && error.code === 'no_data' && isEmpty)) fail(name, 500, error instanceof Error ? error.message : String(error));
      }
    }
    await remove();
  }
  expect(failures).toEqual([]);
  expect(statuses.get(200) ?? 0).toBeGreaterThan(stores.length * 40);
});
