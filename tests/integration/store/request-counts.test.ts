import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '@/lib/store/open-store';
import { countRequest } from '@/lib/store/request-counts';
import type { Store } from '@/lib/store/store';
import { createTestStore, type TestStore } from '../../support/test-store';

let test: TestStore;
let other: Store;
beforeAll(async () => {
  test = await createTestStore();
  other = await openStore(test.url);
});
afterAll(async () => {
  await other.close();
  await test.remove();
});

const listKeys = async (): Promise<unknown> => await test.store.reader.$queryRawUnsafe('SELECT "key" FROM "RequestCount" ORDER BY "key"');

it('counts what two processes let through together, from the first on for a minute, and forgets what is past', async () => {
  const at = (second: number): string => new Date(Date.UTC(2024, 6, 16, 20, 0, second)).toISOString();
  expect(await countRequest(test.store, 'one', at(30))).toBe(1);
  expect(await countRequest(other, 'one', at(31))).toBe(2);
  expect(await countRequest(other, 'two', at(32))).toBe(1);
  expect(await countRequest(test.store, 'one', at(89))).toBe(3);
  expect(await listKeys()).toEqual([{ key: 'one' }, { key: 'two' }]);
  expect(await countRequest(other, 'one', at(90))).toBe(1);
  expect(await countRequest(test.store, 'three', at(92))).toBe(1);
  expect(await listKeys()).toEqual([{ key: 'one' }, { key: 'three' }]);
});

it('waits for no commit, and looks for what is past once a minute however many are new', async () => {
  let end = (): void => undefined;
  const commit = test.store.write(() => new Promise<void>((resolve) => (end = resolve)));
  const at = (second: number): string => new Date(Date.UTC(2024, 6, 17, 20, 0, second)).toISOString();
  expect(await countRequest(test.store, 'four', at(0))).toBe(1);
  await countRequest(other, 'five', at(0));
  await test.store.reader.$executeRawUnsafe(`UPDATE "RequestCount" SET "until" = '${at(1)}'`);
  expect(await countRequest(test.store, 'six', at(59))).toBe(1);
  expect(await listKeys()).toEqual([{ key: 'five' }, { key: 'four' }, { key: 'six' }]);
  expect(await countRequest(test.store, 'seven', at(60))).toBe(1);
  expect(await listKeys()).toEqual([{ key: 'seven' }, { key: 'six' }]);
  end();
  await commit;
});

it('counts every one of many at once, by the clock of the database', async () => {
  const counts = await Promise.all(Array.from({ length: 20 }, (_, place) => countRequest(place % 2 === 0 ? test.store : other, 'many')));
  expect(counts.toSorted((one, next) => one - next)).toEqual(Array.from({ length: 20 }, (_, place) => place + 1));
});
