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
import type { ImportChoice } from '@/lib/uploads/upload-schemas';
import { runInProcess } from '../../support/cli-process';
import { createTestStore, type TestStore } from '../../support/test-store';
import { crowd } from '../../support/snapshot-bench';
import { createChecker, placeFile } from '../../support/upload-files';
import { writeIshares, writeSsga } from '../../support/write-holdings';
import { writeWorkbook } from '../../support/write-workbook';
import { eachThird } from '../../support/rounds';

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

const check = async (name: string, bytes: Uint8Array | string, choice: ImportChoice = {}) =>
  createChecker(getStore(), uploads)(await placeFile(uploads, name, bytes, choice));
const days = ['2024-07-15', '2024-07-16', '2024-07-17'];
const plain = `date,close\n${days.map((day, at) => `${day},${100 + at}`).join('\n')}\n`;

describe('hand-made files have the verdict of the command line', () => {
  const typed = async (name: string, text: string) => {
    const folder = await mkdtemp(join(root, 'typed-'));
    await writeFile(join(folder, name), text);
    return toVerdict(await runInProcess(getStore().databaseUrl, ['--json', 'import', folder, '--dry-run']));
  };
  it.each(
    eachThird(
      [
        ['plain', plain],
        ['off the calendar', 'date,close\n2024-07-13,1\n2024-07-14,2\n2024-07-20,3\n'],
        ['with two closes of a day', `${plain}2024-07-17,55\n`],
        ['that says it is simulated', 'date,close,source\n2024-07-15,1,simulated\n'],
        ['of weekend lines among others', `${plain}2024-07-20,7\n`],
      ],
      1,
    ),
  )('closes %s', async (_name, text) => {
    expect((await check('TEST.csv', text))?.verdict).toEqual(await typed('TEST.csv', text));
  });
  it('packed, in a workbook, and named by a person, like the plain ones', async () => {
    const verdict = await typed('TEST.csv', plain);
    expect((await check('TEST.csv.gz', gzipSync(plain)))?.verdict).toEqual(verdict);
    expect(
      (await check('TEST.xlsx', writeWorkbook([['Prices'], [], ['date', 'close'], ...days.map((day, at) => [day, 100 + at])])))?.verdict,
    ).toEqual(verdict);
    const foreign = plain.replace('date,close', 'Handelstag,Kurs');
    expect(await check('TEST.csv', foreign)).toMatchObject({
      state: 'asking',
      recognition: {
        kind: null,
        questions: [{ about: 'columns' }],
        roles: { closes: expect.arrayContaining(['date', 'close']) as unknown },
      },
    });
    expect((await check('TEST.csv', foreign, { kind: 'closes', columns: ['date', 'close'] }))?.verdict).toEqual(verdict);
  });
});

describe("a fund's file", () => {
  const lines = crowd.map((ticker) => ({ ticker, percent: 0.25 }));
  const typed = async (name: string, bytes: Uint8Array | string) => {
    const path = join(await mkdtemp(join(root, 'typed-')), name);
    await writeFile(path, bytes);
    const verdict = toVerdict(await runInProcess(getStore().databaseUrl, ['--json', 'universe', 'import', 'sp400', path, '--dry-run']));
    return { ...verdict, lines: verdict.lines.map((line) => line.replaceAll(path, name)) };
  };
  it.each(
    eachThird(
      [
        ['IJH_holdings.csv', writeIshares({ asOf: '2024-02-29', lines }, { symbol: 'IJH' })],
        ['holdings-daily-us-en-mdy.xlsx', writeSsga({ asOf: '2024-03-28', lines }, { symbol: 'MDY' })],
      ],
      1,
    ),
  )('%s is of the universe that follows the fund, and has the verdict of the command line', async (name, bytes) => {
    const found = await check(name, bytes);
    expect(found).toMatchObject({
      state: 'checked',
      recognition: { kind: 'holdings', universe: 'sp400', isFixed: true, rows: 400, securities: 400, questions: [] },
      verdict: { isAccepted: true },
    });
    expect(found?.recognition?.first).toBe(found?.recognition?.last);
    expect(found?.verdict).toEqual(await typed(name, bytes));
  });
  it("is asked about where its fund is none that a universe follows, and refused for another one's", async () => {
    const bytes = writeIshares({ asOf: '2024-02-29', lines }, { symbol: 'ANOTHER' });
    expect(await check('ANOTHER.csv', bytes)).toMatchObject({
      state: 'asking',
      recognition: { kind: 'holdings', universe: null, questions: [{ about: 'universe' }] },
    });
    const other = writeIshares({ asOf: '2024-02-29', lines }, { symbol: 'IVV' });
    expect((await check('a.csv', other, { universe: 'sp400' }))?.verdict).toEqual(await typed('a.csv', other));
  });
  it('is refused where it breaks off', async () => {
    const bytes = writeIshares({ asOf: '2024-02-29', lines }, { symbol: 'IJH' });
    const found = await check('IJH.csv', bytes.slice(0, Math.floor(bytes.length / 2)));
    expect(found).toMatchObject({ state: 'refused', message: expect.stringContaining('breaks off') as unknown });
    expect(found?.message).not.toContain(uploads);
  });
  it('is its sectors alone where a person says so', async () => {
    const bytes = writeIshares({ asOf: '2024-02-29', lines }, { symbol: 'IJH' });
    expect((await check('IJH.csv', bytes, { kind: 'sectors', universe: 'sp400' }))?.recognition).toMatchObject({
      kind: 'sectors',
      isFixed: false,
      kinds: ['holdings', 'sectors'],
    });
  });
});

describe('earnings and notes', () => {
  it('are told by their columns, of which universe by the name of the file, and have the verdict of the command line', async () => {
    const text = `ticker,period_end,filed,value\n${crowd
      .slice(0, 4)
      .map((ticker) => `${ticker},2023-03-31,2023-05-04,1.5\n`)
      .join('')}`;
    const path = join(await mkdtemp(join(root, 'typed-')), 'earnings-sp400.csv');
    await writeFile(path, text);
    const typed = toVerdict(await runInProcess(getStore().databaseUrl, ['--json', 'import', '--earnings', 'sp400', path, '--dry-run']));
    const found = await check('earnings-sp400.csv', text);
    expect(found?.recognition).toMatchObject({
      kind: 'earnings',
      universe: 'sp400',
      rows: 4,
      securities: 4,
      first: '2023-03-31',
      questions: [],
    });
    expect(found?.verdict).toEqual({ ...typed, lines: typed.lines.map((line) => line.replaceAll(path, 'earnings-sp400.csv')) });
    expect((await check('earnings.csv', text))?.recognition?.questions).toMatchObject([{ about: 'universe' }]);
  });
  it('notes are of no universe, and their list is called after the file', async () => {
    const found = await check('My notes.csv', 'date,text,source\n2023-05-04,"Strike, day one",me\n2023-05-06,Strike,me\n');
    expect(found).toMatchObject({
      state: 'checked',
      recognition: { kind: 'events', universe: null, rows: 2, securities: null, first: '2023-05-04', last: '2023-05-06', questions: [] },
      verdict: { isAccepted: true, rowsNew: 2, lines: [expect.stringContaining('notes my-notes') as unknown] },
    });
  });
});

describe('a series', () => {
  const monthly = (head: string) => `${head}\n2023-01-01,299.17\n2023-02-01,300.84\n2023-03-01,301.836\n`;
  const typed = async (id: string, name: string, text: string) => {
    const path = join(await mkdtemp(join(root, 'typed-')), name);
    await writeFile(path, text);
    const verdict = toVerdict(await runInProcess(getStore().databaseUrl, ['--json', 'import', '--series', id, path, '--dry-run']));
    return { ...verdict, lines: verdict.lines.map((line) => line.replaceAll(path, name)) };
  };
  it.each(
    eachThird(
      [
        ['CPIAUCSL.csv', 'observation_date,CPIAUCSL', 'CPIAUCSL'],
        ['download.csv', 'observation_date,CPIAUCSL_20240716', 'CPIAUCSL'],
        ['WALCL (1).csv', 'observation_date,WALCL', 'WALCL'],
        ['CPIAUCSL.csv', 'date,value', 'CPIAUCSL'],
      ],
      1,
    ),
  )('%s with %s is %s, and has the verdict of the command line', async (name, head, id) => {
    const found = await check(name, monthly(head));
    expect(found).toMatchObject({
      state: 'checked',
      recognition: {
        kind: 'series',
        series: id,
        rows: 3,
        first: '2023-01-01',
        questions: [],
        columns: [{ readAs: 'date' }, { readAs: 'value' }],
      },
      verdict: { isAccepted: true, rowsNew: 3 },
    });
    expect(found?.verdict).toEqual(await typed(id, name, monthly(head)));
  });
  it('is asked for where the file does not tell it', async () => {
    const text = 'date,value,known_from\n2023-01-01,1.5,2023-02-10\n2023-02-01,1.6,2023-03-10\n';
    expect(await check('mine.csv', text)).toMatchObject({
      state: 'asking',
      recognition: { kind: 'series', series: null, questions: [{ about: 'series' }] },
    });
    expect(await check('mine.csv', text, { series: 'MINE' })).toMatchObject({
      state: 'checked',
      recognition: { series: 'MINE' },
      verdict: { rowsNew: 2 },
    });
  });
  it('is not what closes are: an index of FRED stays one', async () => {
    const text = 'observation_date,SP500\n2024-07-15,5631.22\n2024-07-16,5667.2\n';
    expect(await check('SP500.csv', text)).toMatchObject({ recognition: { kind: 'closes', symbol: 'SPX', kinds: ['closes', 'series'] } });
    expect(await check('AAPL.csv', 'date,value\n2024-07-15,234.4\n2024-07-16,234.82\n')).toMatchObject({
      recognition: { kind: 'closes', symbol: 'AAPL' },
    });
  });
});

describe('what cannot be a table', () => {
  it.each([
    [
      'a picture',
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe, 0x00, 0xd8]),
      'The file is neither UTF-8 nor UTF-16 text',
    ],
    ['gzip that breaks off', gzipSync(plain.repeat(50)).subarray(0, 60), 'breaks off or is damaged'],
    ['a workbook that is none', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 1, 2, 3, 4]), 'TEST.csv'],
    ['nothing but empty lines', '\n\n\n', 'holds no table'],
  ])('is refused: %s', async (_name, bytes, why) => {
    const found = await check('TEST.csv', bytes);
    expect(found).toMatchObject({ state: 'refused', recognition: null, verdict: null, message: expect.stringContaining(why) as unknown });
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
    const stopped = new Promise<never>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('stopped'));
      });
    });
    await removeUpload(uploads, id);
    return await stopped;
  };
  await checkUpload(
    {
      store: getStore(),
      calendar: createCalendar(),
      now: () => new Date(),
      folder: uploads,
      runCommand,
      signal: new AbortController().signal,
    },
    id,
  );
  expect(await readdir(uploads)).toEqual([]);
});

it('asks which comes first in dates that can be read both ways, and takes the answer', async () => {
  const text = 'date,close\n02/05/2024,100\n03/04/2024,101\n';
  expect(await check('TEST.csv', text)).toMatchObject({ state: 'asking', recognition: { questions: [{ about: 'dates' }] } });
  expect(await check('TEST.csv', text, { dates: 'mdy' })).toMatchObject({
    state: 'checked',
    recognition: { first: '2024-02-05', last: '2024-03-04' },
    verdict: { rowsNew: 2 },
  });
});

it('sweeps what a dead process left: whose run has ended, what is too old; not what waits for its run', async () => {
  const [store, now] = [getStore(), new Date().toISOString()];
  const [fresh, old, ended, queued] = [
    await openUpload(uploads),
    await openUpload(uploads),
    await openUpload(uploads),
    await openUpload(uploads),
  ];
  const past = new Date(Date.now() - 3_600_000);
  for (const id of [old, queued]) await utimes(placeUpload(uploads, id), past, past);
  const run = await queueRun(store, { kind: 'import', origin: 'http', request: { upload: ended }, now });
  await finishRun(store, run.id, { state: 'failed', message: null, dataVersion: 0, now });
  await queueRun(store, { kind: 'import', origin: 'http', request: { upload: queued }, now });
  expect(await sweepEnded(store, uploads)).toBe(2);
  expect((await readdir(uploads)).sort()).toEqual([fresh, queued].sort());
});
