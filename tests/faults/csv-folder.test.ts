import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCsvFolder, type CsvFile } from '@/lib/sources/csv-folder/client';

// vitest types its matchers as any.
const containing = (text: string): unknown => expect.stringContaining(text);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadtape-csv-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function collect(path: string): Promise<CsvFile[]> {
  const files: CsvFile[] = [];
  for await (const file of readCsvFolder(path)) files.push(file);
  return files;
}

async function readAll(files: Readonly<Record<string, string | Buffer>>): Promise<CsvFile[]> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return collect(folder);
}

async function readOne(content: string | Buffer): Promise<CsvFile> {
  const [file] = await readAll({ 'RUT.csv': content });
  if (file === undefined) throw new Error('no file was read');
  return file;
}

const good = ['2024-07-12,2148.27', '2024-07-15,2187.02', '2024-07-16,2263.67'];
const csv = (...rows: string[]): string => ['date,close', ...rows, ''].join('\n');
const closesOf = (file: CsvFile): unknown => (file.kind === 'read' ? file.rows.map(({ session, close }) => `${session},${close}`) : file);

it('refuses a file whose closes say that they are simulated, and reads one that names a provider', async () => {
  const withSource = (source: string) => ['date,close,source', ...good.map((line) => `${line},${source}`), ''].join('\n');
  expect(await readOne(withSource('simulated'))).toMatchObject({
    kind: 'refused',
    reason: containing('line 2 says that its close is simulated; only real closes are imported'),
  });
  expect(closesOf(await readOne(withSource('yahoo')))).toEqual(good);
});

describe('what is read', () => {
  it.each([
    ['plain', csv(...good)],
    ['a byte order mark', `\uFEFF${csv(...good)}`],
    ['CRLF', csv(...good).replaceAll('\n', '\r\n')],
    ['no line end at the end', csv(...good).trimEnd()],
    ['quotes', csv(...good.map((row) => row.replace(/(.*),(.*)/, '"$1","$2"')))],
    ['extra columns', ['Date,Close,Note', ...good.map((row) => `${row},x`)].join('\n')],
    ['another order of columns', ['volume,close,date', ...good.map((row) => `5,${row.split(',').reverse().join(',')}`)].join('\n')],
    ['unordered rows', csv(...good.toReversed())],
    ['equal duplicates', csv(...good, ...good)],
  ])('%s', async (_name, content) => {
    const file = await readOne(content);
    expect(closesOf(file)).toEqual(good);
    expect(file).toMatchObject({ symbol: 'RUT', rejected: [] });
  });

  it('takes open, high, low and adjusted close, and drops what does not fit around the close', async () => {
    const file = await readOne(
      'date,open,high,low,close,adj_close,volume\n2024-07-15,2150,2190,2149,2187.02,2180.1234567,100\n2024-07-16,2190,2200,2189,2263.67,,\n',
    );
    expect(file).toMatchObject({
      rows: [
        { open: 2150, high: 2190, low: 2149, close: 2187.02, adjClose: 2180.123457 },
        { open: null, high: null, low: null, close: 2263.67, adjClose: null },
      ],
      flagged: [{ session: '2024-07-16' }],
    });
  });

  it('takes an empty close as a gap, whatever the adjusted close says', async () => {
    const file = await readOne('date,close,adj_close\n2024-09-30,165.85,164.79\n2024-10-01,,165.932129\n2024-10-02,165.86,164.81\n');
    expect(closesOf(file)).toEqual(['2024-09-30,165.85', '2024-10-02,165.86']);
    expect(file).toMatchObject({ missing: ['2024-10-01'], rejected: [] });
  });
});

describe('what is rejected, and why', () => {
  it.each([
    ['0', /0 or negative/],
    ['-5', /0 or negative/],
    ['?', /is not a number/],
    ['Infinity', /is not a number/],
    ['1e5', /is not a number/],
    ['2263,67', /3 fields/],
    ['"2263,67"', /is not a number/],
  ])('a close of %s', async (close, reason) => {
    const file = await readOne(csv(...good.slice(0, 2), `2024-07-16,${close}`));
    expect(closesOf(file)).toEqual(good.slice(0, 2));
    expect(file).toMatchObject({ rejected: [{ line: 4, session: '2024-07-16', reason: matching(reason) }] });
  });

  it('both of two different closes for one date', async () => {
    const file = await readOne(csv(...good, '2024-07-16,2226.37'));
    expect(closesOf(file)).toEqual(good.slice(0, 2));
    expect(file).toMatchObject({
      rejected: [
        { line: 4, reason: 'two different closes for one date' },
        { line: 5, reason: 'two different closes for one date' },
      ],
    });
  });

  it.each(['07/16/2024', '2024-02-30', '', 'soon'])('the date "%s"', async (date) => {
    expect(await readOne(csv(...good, `${date},5`))).toMatchObject({
      rejected: [{ line: 5, session: null, reason: containing('is no date; the dates of the file are read year first') }],
    });
  });
});

describe('files that are refused while the others go on', () => {
  it('a renamed, doubled or missing header', async () => {
    const files = await readAll({
      'A.csv': 'when,what,why\n2024-07-16,1,2\n',
      'B.csv': 'date,close,close\n2024-07-16,1,2\n',
      'C.csv': '',
      'RUT.csv': csv(...good),
    });
    expect(files).toMatchObject([
      { kind: 'refused', reason: containing('columns named date and close') },
      { kind: 'refused', reason: containing('twice') },
      { kind: 'refused', reason: containing('columns named date and close') },
      { kind: 'read', symbol: 'RUT' },
    ]);
  });

  it('a bad symbol, a symbol twice, text that is not UTF-8', async () => {
    const files = await readAll({
      'A B C.csv': csv(...good),
      'RUT.csv': csv(...good),
      'rut.csv': csv(...good),
      'W.csv': Buffer.from([0xff, 0xfe, 0x00]),
      'notes.txt': 'x',
    });
    expect(files).toMatchObject([
      { kind: 'refused', symbol: null, reason: containing('1 to 16 letters') },
      { kind: 'read', symbol: 'RUT' },
      { kind: 'refused', symbol: 'W', reason: containing('UTF-8') },
      { kind: 'refused', symbol: 'RUT', reason: 'RUT.csv names the same symbol' },
    ]);
  });

  it('says so when there is no folder or no file', async () => {
    await expect(collect(join(folder, 'none'))).rejects.toMatchObject({ kind: 'not_found' });
    await expect(collect(folder)).rejects.toMatchObject({ kind: 'not_found', message: containing('<SYMBOL>.csv') });
  });

  it('reads one file that is named itself, and no file of another kind', async () => {
    await readAll({ 'RUT.csv': csv(...good), 'SPX.csv': csv(...good), 'notes.txt': 'x' });
    expect(await collect(join(folder, 'SPX.csv'))).toMatchObject([{ kind: 'read', symbol: 'SPX', file: 'SPX.csv' }]);
    await expect(collect(join(folder, 'notes.txt'))).rejects.toMatchObject({ kind: 'not_found', message: containing('<SYMBOL>.csv') });
  });
});
