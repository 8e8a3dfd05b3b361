import { afterEach, beforeEach, expect, it } from 'vitest';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(async () => {
  await test.remove();
});

it('sets what holds for a connection on each of the two, whichever is asked first', async () => {
  const read = async (setting: string) => {
    const sql = `PRAGMA ${setting}`;
    const [written] = await test.store.write((writer) => writer.$queryRawUnsafe<Record<string, bigint>[]>(sql));
    const [seen] = await test.store.reader.$queryRawUnsafe<Record<string, bigint>[]>(sql);
    return [seen, written].map((row) => Number(Object.values(row ?? {})[0]));
  };
  // Reader, writer; synchronous 1 is NORMAL.
  expect(await read('synchronous')).toEqual([1, 1]);
  expect(await read('foreign_keys')).toEqual([1, 1]);
  expect(await read('cache_size')).toEqual([-65_536, -65_536]);
  expect(await read('journal_size_limit')).toEqual([16_777_216, 16_777_216]);
  expect(await read('query_only')).toEqual([1, 0]);
  await expect(test.store.reader.series.deleteMany()).rejects.toThrow('readonly');
});
