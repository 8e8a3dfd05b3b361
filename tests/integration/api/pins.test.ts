import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitCloses } from '@/lib/store/closes';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createTestStore, type TestStore } from '../../support/test-store';

const days = ['2024-07-08', '2024-07-09', '2024-07-10', '2024-07-11', '2024-07-12', '2024-07-15', '2024-07-16'];

let test: TestStore;
beforeAll(async () => {
  test = await createTestStore();
  process.env['DATABASE_URL'] = test.url;
});
afterAll(async () => {
  const { getStore } = await import('@/lib/server/get-store');
  await (await getStore()).close();
  await test.remove();
});

describe('a pinned link after a correction', () => {
  it('keeps its numbers and says what changed since', async () => {
    const { compareWithToday } = await import('@/lib/server/compare-with-today');
    const { readView } = await import('@/lib/server/find-study');
    const { forgetMarkets } = await import('@/lib/server/load-market');
    const { runStudy } = await import('@/lib/server/run-study');
    const { findInstrument, upsertInstrument } = await import('@/lib/store/instruments');
    for (const symbol of ['SPX', 'RUT']) {
      const { id } = await upsertInstrument(test.store, makeInstrument(symbol));
      await commitCloses(test.store, { instrumentId: id, rows: days.map((day, index) => makeRow(day, 100 + index)) });
    }
    const view = readView('outperformance', new URLSearchParams('sessions=1&asOf=2024-07-16&version=2'));
    const first = await runStudy(view);
    expect(await compareWithToday(view, first)).toBeNull();

    const russell = await findInstrument(test.store, 'RUT');
    await commitCloses(test.store, { instrumentId: russell?.id ?? 0, rows: [makeRow('2024-07-16', 110)] });
    forgetMarkets();
    const again = await runStudy(view);
    expect(again.rows).toEqual(first.rows);
    const pin = await compareWithToday(view, again);
    expect(pin).toMatchObject({ version: 2, newestVersion: 3, changes: [{ symbol: 'RUT', changes: 1, first: '2024-07-16', last: '2024-07-16' }], asOf: '2024-07-16' });
    expect(pin?.headlineNow).not.toBe(first.headlines[0]?.text);
    expect(pin?.href).toBe('/studies/outperformance?sessions=1&asOf=2024-07-16');
  });
});
