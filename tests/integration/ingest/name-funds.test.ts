import { afterAll, beforeAll, expect, it } from 'vitest';
import { nameFunds } from '@/lib/ingest/securities/name-funds';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { commitCloses } from '@/lib/store/closes';
import { getDataVersion } from '@/lib/store/data-version';
import { findInstrument, listInstrumentsAt, upsertInstrument } from '@/lib/store/instruments';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createTestStore, type TestStore } from '../../support/test-store';

let test: TestStore;
beforeAll(async () => {
  test = await createTestStore();
});
afterAll(async () => {
  await test.remove();
});

it('names funds that bear their symbol, once, and leaves names that somebody gave; earlier versions keep what they said', async () => {
  const { store } = test;
  for (const [symbol, name] of [
    ['XLF', 'XLF'],
    ['XLK', 'My tech fund'],
    ['ZZZ', 'ZZZ'],
  ] as const) {
    const { id } = await upsertInstrument(store, makeInstrument(symbol, { name, kind: 'stock' }));
    await commitCloses(store, { instrumentId: id, rows: [makeRow('2024-07-16', 10)] });
  }
  const { version } = await getDataVersion(store);
  const run = () => withLease(store, { label: 'test', waitMs: 0, now: () => new Date() }, (fence) => nameFunds(store, fence));
  expect(await run()).toEqual(['XLF']);
  expect(await run()).toEqual([]);
  expect(await findInstrument(store, 'XLF')).toMatchObject({ name: 'Financials (XLF)', kind: 'etf' });
  expect(await findInstrument(store, 'XLK')).toMatchObject({ name: 'My tech fund', kind: 'stock' });
  expect(await findInstrument(store, 'ZZZ')).toMatchObject({ name: 'ZZZ' });
  expect((await listInstrumentsAt(store, version)).find(({ symbol }) => symbol === 'XLF')).toMatchObject({ name: 'XLF' });
});
