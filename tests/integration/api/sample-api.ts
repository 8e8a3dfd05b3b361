import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { loadSample } from '@/lib/ingest/first-run/load-sample';
import { replaceDataSet } from '@/lib/store/replace-data-set';
import type { Store } from '@/lib/store/store';
import type { CloseRow } from '@/lib/store/close-row';
import { generateSampleMarket } from '@/prisma/sample/generate-sample-market';
import { sampleMemberPlan } from '@/prisma/sample/generate-sample-members';
import { makeInstrument } from '../../support/store-rows';
import { createFilledStore, createTestStore, type TestStore } from '../../support/test-store';

const stocks = new Set(['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA']);

/** Fills a store with the sample market under one data version. `ends` gives the last session of those that lag. */
export async function fillSample(store: Store, ends: Readonly<Record<string, string>> = {}): Promise<void> {
  const series = generateSampleMarket(createCalendar()).map(({ symbol, rows }) => ({
    symbol,
    rows: rows.filter(({ session }) => session <= (ends[symbol] ?? session)),
  }));
  const toRow = (row: (typeof series)[number]['rows'][number]): CloseRow => ({
    session: row.session,
    open: row.open ?? null,
    high: row.high ?? null,
    low: row.low ?? null,
    close: row.close,
    adjClose: row.adjClose ?? null,
    provisional: false,
    source: 'simulated',
  });
  await replaceDataSet(store, {
    instruments: series.map(({ symbol, rows }) =>
      makeInstrument(symbol, {
        kind: stocks.has(symbol) ? 'stock' : 'index',
        basis: rows.some((row) => row.adjClose !== undefined) ? 'both' : 'price',
      }),
    ),
    rowsBySymbol: new Map(series.map(({ symbol, rows }) => [symbol, rows.map(toRow)])),
    simulated: true,
  });
}

/**
 * Lets the routes of this process serve a store from now on; they are imported after it, since the environment is read once. Its
 * `remove` closes the routes' store too.
 */
export function serveStore(test: TestStore): TestStore {
  process.env['DATABASE_URL'] = test.url;
  return {
    ...test,
    remove: async () => {
      const { getStore } = await import('@/lib/server/answers/get-store');
      await (await getStore()).close();
      await test.remove();
    },
  };
}

/** A served store of its own. */
export async function createServedStore(): Promise<TestStore> {
  return serveStore(await createTestStore());
}

/** A store with the sample market. */
export async function createSampleStore(): Promise<TestStore> {
  return await createFilledStore('sample', (store) => fillSample(store));
}

/** A served store with the sample market. */
export async function createSampleApi(): Promise<TestStore> {
  return serveStore(await createSampleStore());
}

const members = { ...sampleMemberPlan, from: parseSessionDate('2022-07-01'), large: 120, largeLater: 6, small: 10, smallLater: 3 };

/**
 * A served store with the sample market and two years of its members, so that highs of 252 sessions and means of 200 have values; of few
 * companies, whose breadth is counted.
 */
export async function createSampleMembersApi(): Promise<TestStore> {
  return serveStore(
    await createFilledStore('sample-members', async (store) => {
      const [calendar, now] = [createCalendar(), () => new Date('2024-07-17T12:00:00Z')];
      await withLease(store, { label: 'test', waitMs: 0, now }, (fence) => loadSample({ store, calendar, now, fence, members }));
      await refreshBreadth({ store, calendar, now });
    }),
  );
}

/** A request as a route handler gets it. */
export function toRequest(path: string, headers: Readonly<Record<string, string>> = {}): Request {
  return new Request(`http://localhost${path}`, { headers });
}
