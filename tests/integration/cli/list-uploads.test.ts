import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { importUpload } from '@/lib/ingest/uploads/import-upload';
import { commitCloses } from '@/lib/store/closes';
import { claimQueuedRun, queueRun } from '@/lib/store/ingest-runs';
import { upsertInstrument } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import { findUniverse } from '@/lib/store/universes';
import { findUpload } from '@/lib/store/uploads/upload-folder';
import type { ImportChoice } from '@/lib/uploads/upload-schemas';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createTestStore, type TestStore } from '../../support/test-store';
import { createChecker, placeFile } from '../../support/upload-files';

let test: TestStore;
let folder = '';
beforeAll(async () => {
  test = await createTestStore();
  folder = join(await mkdtemp(join(tmpdir(), 'broadtape-lists-')), 'uploads');
  for (const symbol of ['AAA', 'BBB', 'CCC']) {
    const { id } = await upsertInstrument(test.store, makeInstrument(symbol, { kind: 'stock', tracked: symbol === 'CCC' }));
    await commitCloses(test.store, { instrumentId: id, rows: [makeRow('2024-07-15', 10), makeRow('2024-07-16', 11)] });
  }
});
afterAll(async () => {
  await test.remove();
  await rm(join(folder, '..'), { recursive: true, force: true });
});

async function check(text: string, choice: ImportChoice) {
  const id = await placeFile(folder, 'garden.txt', text, { kind: 'list', universe: 'garden', ...choice });
  return { id, found: await createChecker(test.store, folder)(id) };
}

it('pasted tickers are looked up, defined by the worker as they were seen, and changed', async () => {
  const { store } = test;
  const { id, found } = await check('AAA bbb; NOPE', { title: 'Garden', index: 'ccc' });
  expect(found).toMatchObject({
    state: 'checked',
    recognition: { kind: 'list', universe: 'garden', rows: 3, securities: 2 },
    verdict: { isAccepted: true, rowsNew: 2, refused: 1 },
  });
  expect(found?.verdict?.lines).toEqual([
    'Garden: 2 of 3 tickers are stored stocks or funds: AAA, BBB',
    'today’s list is applied to the past, each from its first stored close, and every result says so',
    'left out what is no stored stock or fund: NOPE',
  ]);
  expect(await findUniverse(store, 'garden')).toBeNull();
  await queueRun(store, {
    kind: 'import',
    origin: 'http',
    request: { upload: id, file: 'garden.txt', kind: 'list' },
    now: new Date().toISOString(),
  });
  const run = (await claimQueuedRun(store, { owner: 'a test', now: new Date().toISOString() })) ?? expect.fail();
  const report = await withLease(store, { label: 'test', waitMs: 0, now: () => new Date() }, (fence) =>
    importUpload({ store, calendar: createCalendar(), now: () => new Date(), fence, origin: 'http', run, folder }),
  );
  expect(report).toMatchObject({ state: 'done', message: null });
  expect(await findUniverse(store, 'garden')).toMatchObject({ name: 'Garden', indexSymbol: 'CCC', survivorship: 'hindsight' });
  expect((await readMembership(store, 'garden')).map(({ symbol, from }) => `${symbol} ${from}`)).toEqual([
    'AAA 2024-07-15',
    'BBB 2024-07-15',
  ]);
  expect(await findUpload(folder, id)).toBeNull();
  expect((await check('AAA,CCC', {})).found?.verdict).toMatchObject({
    rowsNew: 1,
    rowsRevised: 1,
    lines: ['Garden: 2 of 2 tickers are stored stocks or funds: AAA, CCC', 'no members any more: BBB', expect.any(String)],
  });
});

it.each([
  ['of unknown tickers', 'X Y', {}, 'The list names no stored stock or fund'],
  ['under a shipped id', 'AAA BBB', { universe: 'sp500' }, 'which Broadtape ships'],
  ['with an unknown index', 'AAA BBB', { universe: 'other', index: 'NOPE' }, 'NOPE is no followed instrument'],
  ['without an id', 'AAA BBB', { universe: '-' }, 'is no id of a universe'],
] as const)('a list %s is refused in words, and stores nothing', async (_, text, choice, words) => {
  const { found } = await check(text, choice);
  expect(found).toMatchObject({ state: 'refused', verdict: null, message: expect.stringContaining(words) });
});
