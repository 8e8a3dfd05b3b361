import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseSessionDate } from '@/lib/calendar/session-date';
import type { Note } from '@/lib/market/note';
import { getDataVersion } from '@/lib/store/data-version';
import { commitNotes, listNotes, readNotes } from '@/lib/store/notes';
import { LeaseLost } from '@/lib/store/store-errors';
import { findStoreFaults } from '@/tests/support/find-store-faults';
import { createTestStore, type TestStore } from '@/tests/support/test-store';

const day = parseSessionDate;
const note = (from: string, text: string, more: Partial<Note> = {}): Note => ({
  from: day(from),
  to: day(from),
  text,
  knownFrom: day(from),
  source: 'me',
  ...more,
});

let test: TestStore;
beforeEach(async () => {
  test = await createTestStore();
});
afterEach(async () => {
  expect(await findStoreFaults(test.store)).toEqual([]);
  await test.remove();
});

const commit = (list: string, notes: readonly Note[]) => commitNotes(test.store, list, notes, { source: 'import' });
const texts = async (version?: number) => (await readNotes(test.store, version)).map(({ listId, text }) => `${listId}: ${text}`);

describe('commitNotes', () => {
  it('makes its notes all that stands of a list, leaves other lists alone, and old versions still answer', async () => {
    const quoted = note('2024-07-16', `it's "quoted", <b>bold</b> & [1,2] \\ 日本 🎈`, { to: day('2024-07-18') });
    expect(await commit('mine', [note('2024-07-16', 'one'), quoted])).toMatchObject({ added: 2, withdrawn: 0, dataVersion: 1 });
    expect(await commit('others', [note('2020-03-23', 'low')])).toMatchObject({ added: 1, dataVersion: 2 });
    expect(await commit('mine', [quoted, note('2024-07-16', 'one')])).toMatchObject({ added: 0, withdrawn: 0, dataVersion: 2 });
    expect(await commit('mine', [{ ...quoted, knownFrom: day('2024-08-01') }])).toMatchObject({ added: 1, withdrawn: 2, dataVersion: 3 });
    expect(await readNotes(test.store)).toEqual([
      { listId: 'others', ...note('2020-03-23', 'low') },
      { listId: 'mine', ...quoted, knownFrom: day('2024-08-01') },
    ]);
    expect(await texts(2)).toEqual(['others: low', 'mine: one', `mine: ${quoted.text}`]);
    expect(await texts(0)).toEqual([]);
    expect(await listNotes(test.store)).toEqual([
      { id: 'mine', notes: 1, first: '2024-07-16', last: '2024-07-18' },
      { id: 'others', notes: 1, first: '2020-03-23', last: '2020-03-23' },
    ]);
    expect(await commit('mine', [])).toMatchObject({ added: 0, withdrawn: 1, dataVersion: 4 });
    expect(await texts()).toEqual(['others: low']);
  });

  it('refuses what is no note, and a writer whose lease is gone', async () => {
    await expect(commit('mine', [note('2024-07-16', 'x', { to: day('2024-07-15') })])).rejects.toThrow(RangeError);
    await expect(commit('mine', [note('2024-07-16', 'x'), note('2024-07-16', 'x', { source: 'you' })])).rejects.toThrow(RangeError);
    const fence = { name: 'writer', token: 7 };
    await expect(commitNotes(test.store, 'mine', [note('2024-07-16', 'x')], { source: 'import', fence })).rejects.toThrow(LeaseLost);
    expect((await getDataVersion(test.store)).version).toBe(0);
  });
});
