import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { checkUpload } from '@/lib/cli/uploads/check-upload';
import { toVerdict } from '@/lib/cli/uploads/try-import';
import { queueRun, finishRun } from '@/lib/store/ingest-runs';
import { sweepEnded } from '@/lib/store/uploads/sweep-ended';
import { openUpload, placeUpload, removeUpload } from '@/lib/store/uploads/upload-folder';
import type { ImportChoice } from '@/lib/store/uploads/upload-schemas';
import { runInProcess } from '../../support/cli-process';
import { createTestStore, type TestStore } from '../../support/test-store';
import { createChecker, placeFile } from '../../support/upload-files';
import { writeWorkbook } from '../../support/write-workbook';

let [test, root, uploads]: [TestStore | undefined, string, string] = [undefined, '', ''];

function getStore() {
  if (test === undefined) throw new Error('the store is not open');
  return test.store;
}

beforeAll(async () => {
  test = await createTestStore();
  root = await mkdtemp(join(tmpdir(), 'broadtape-uploads-'));
  uploads = join(root, 'uploads');
});
afterAll(async () => {
  await test?.remove();
  await rm(root, { recursive: true, force: true });
});
beforeEach(() => rm(uploads, { recursive: true, force: true }));

const check = async (name: string, bytes: Uint8Array | string, choice: ImportChoice = {}) => createChecker(getStore(), uploads)(await placeFile(uploads, name, bytes, choice));
const days = ['2024-07-15', '2024-07-16', '2024-07-17'];
const plain = `date,close\n${days.map((day, at) => `${day},${100 + at}`).join('\n')}\n`;

describe('hand-made files have the verdict of the command line', () => {
  const typed = async (name: string, text: string) => {
    const folder = await mkdtemp(join(root, 'typed-'));
    await writeFile(join(folder, name), text);
    return toVerdict(await runInProcess(getStore().databaseUrl, ['--json', 'import', folder, '--dry-run']));
  };
  it.each([
    ['plain', plain],
    ['off the calendar', 'date,close\n2024-07-13,1\n2024-07-14,2\n2024-07-20,3\n'],
    ['with two closes of a day', `${plain}2024-07-17,55\n`],
    ['that says it is simulated', 'date,close,source\n2024-07-15,1,simulated\n'],
    ['of weekend lines among others', `${plain}2024-07-20,7\n`],
  ])('closes %s', async (_name, text) => {
    expect((await check('TEST.csv', text))?.verdict).toEqual(await typed('TEST.csv', text));
  });
  it('packed, in a workbook, and named by a person, like the plain ones', async () => {
    const verdict = await typed('TEST.csv', plain);
    expect((await check('TEST.csv.gz', gzipSync(plain)))?.verdict).toEqual(verdict);
    expect((await check('TEST.xlsx', writeWorkbook([['Prices'], [], ['date', 'close'], ...days.map((day, at) => [day, 100 + at])])))?.verdict).toEqual(verdict);
    const foreign = plain.replace('date,close', 'Handelstag,Kurs');
    expect(await check('TEST.csv', foreign)).toMatchObject({ state: 'asking', recognition: { kind: null, questions: [{ about: 'columns' }], roles: { closes: expect.arrayContaining(['date', 'close']) as unknown } } });
    expect((await check('TEST.csv', foreign, { kind: 'closes', columns: ['date', 'close'] }))?.verdict).toEqual(verdict);
  });
});

describe('what cannot be a table', () => {
  it.each([
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe, 0x00, 0xd8])],
    ['gzip that breaks off', gzipSync(plain.repeat(50)).subarray(0, 60)],
    ['a workbook that is none', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3, 4])],
    ['nothing but empty lines', '\n\n\n'],
  ])('is refused: %s', async (_name, bytes) => {
    const found = await check('TEST.csv', bytes);
    expect(found).toMatchObject({ state: 'refused', recognition: null, verdict: null });
    expect(found?.message).not.toContain(uploads);
  });
  it('is refused where it unpacks to more than is read', async () => {
    expect((await check('TEST.csv.gz', gzipSync(new Uint8Array(5 * 1024 * 1024).fill(49))))?.message).toContain('a line longer than 4 MiB');
    expect((await check('TEST.csv.gz', gzipSync('\n'.repeat(3_000_001))))?.message).toContain('more than 3000000 lines');
  });
});

it('stops trying a file that is discarded meanwhile, so that the next one is looked at', async () => {
  const id = await placeFile(uploads, 'TEST.csv', plain);
  // A dry run that ends only where it is told to.
  const runCommand = async (_words: readonly string[], signal: AbortSignal): Promise<never> => {
    const stopped = new Promise<never>((_resolve, reject) => { signal.addEventListener('abort', () => { reject(new Error('stopped')); }); });
    await removeUpload(uploads, id);
    return await stopped;
  };
  await checkUpload({ store: getStore(), calendar: createCalendar(), now: () => new Date(), folder: uploads, runCommand, signal: new AbortController().signal }, id);
  expect(await readdir(uploads)).toEqual([]);
});

it('asks which comes first in dates that can be read both ways, and takes the answer', async () => {
  const text = 'date,close\n02/05/2024,100\n03/04/2024,101\n';
  expect(await check('TEST.csv', text)).toMatchObject({ state: 'asking', recognition: { questions: [{ about: 'dates' }] } });
  expect(await check('TEST.csv', text, { dates: 'mdy' })).toMatchObject({ state: 'checked', recognition: { first: '2024-02-05', last: '2024-03-04' }, verdict: { rowsNew: 2 } });
});

it('sweeps what a dead process left: whose run has ended, what is too old; not what waits for its run', async () => {
  const [store, now] = [getStore(), new Date().toISOString()];
  const [fresh, old, ended, queued] = [await openUpload(uploads), await openUpload(uploads), await openUpload(uploads), await openUpload(uploads)];
  const past = new Date(Date.now() - 3_600_000);
  for (const id of [old, queued]) await utimes(placeUpload(uploads, id), past, past);
  const run = await queueRun(store, { kind: 'import', origin: 'http', request: { upload: ended }, now });
  await finishRun(store, run.id, { state: 'failed', message: null, dataVersion: 0, now });
  await queueRun(store, { kind: 'import', origin: 'http', request: { upload: queued }, now });
  expect(await sweepEnded(store, uploads)).toBe(2);
  expect((await readdir(uploads)).sort()).toEqual([fresh, queued].sort());
});
