import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeUnknown } from '@/lib/ingest/securities/default-instruments';
import { upsertInstrument } from '@/lib/store/instruments';
import { openStore } from '@/lib/store/open-store';
import { readSeries } from '@/lib/store/read-series';
import type { Store } from '@/lib/store/store';
import { runInProcess } from '../../support/cli-process';
import { listSessions, makeClose, makeCsv, writeFiles } from '../../support/csv-folders';
import { createTestDatabase } from '../../support/test-store';

const sessions = listSessions(300);
let root = '';
let url = '';
const removals: (() => Promise<void>)[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-judged-'));
});
beforeEach(async () => {
  const database = await createTestDatabase();
  removals.push(() => database.remove());
  url = database.url;
});
afterAll(async () => {
  for (const remove of removals) await remove();
  await rm(root, { recursive: true, force: true });
});

const run = (...words: string[]) => runInProcess(url, words);
const importFiles = async (files: Readonly<Record<string, string>>, ...words: string[]) =>
  await run('import', await writeFiles(await mkdtemp(join(root, 'f-')), files), ...words);

async function read<Result>(work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const listInstruments = () =>
  read((store) => store.reader.instrument.findMany({ orderBy: { symbol: 'asc' }, select: { symbol: true, basis: true } }));
const withAdjusted = (index: number) =>
  [
    'Date,Close,Adj Close',
    ...sessions.map((session, at) => `${session},${makeClose(index, at)},${(makeClose(index, at) * 0.9).toFixed(4)}`),
    '',
  ].join('\n');
const scaled = (from: number, to: number, factor: number) =>
  [
    'date,close',
    ...sessions.map((session, at) => `${session},${(makeClose(1, at) * (at >= from && at < to ? factor : 1)).toFixed(4)}`),
    '',
  ].join('\n');

it('refuses a file with nothing stored: no instrument, no close, nothing in quarantine', async () => {
  const unreadable = ['date,close', ...sessions.map((_session, at) => `day ${at},${makeClose(1, at)}`), ''].join('\n');
  const answer = await importFiles({ 'AAA.csv': unreadable, 'BBB.csv': scaled(0, 150, 20), 'CCC.csv': 'date,close\n03/04/2024,60\n' });
  expect(answer.code).toBe(1);
  expect(answer.stdout).toContain('AAA.csv: "day 0" is no date, nor is any other of the 300');
  expect(answer.stdout).toContain('BBB.csv: the close goes from');
  expect(answer.stdout).toContain('CCC.csv: dates such as "03/04/2024" can be read');
  expect(await listInstruments()).toEqual([]);
  expect(await read((store) => store.reader.quarantine.count())).toBe(0);
  expect(await read((store) => store.reader.close.count())).toBe(0);
});

it('takes the word of a person for the form of dates, and for a file against its verdict, and keeps why', async () => {
  const file = { 'CCC.csv': 'date,close\n05/04/2001,60\n05/06/2001,61\n' };
  expect(await importFiles(file, '--dates', 'mdy')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('CCC: done, 1 new, 0 revised, 1 in quarantine') as unknown,
  });
  const forced = await importFiles({ 'BBB.csv': scaled(0, 150, 20) }, '--force', 'it did fall so far');
  expect(forced.code).toBe(0);
  expect(forced.stdout).toContain(
    'BBB: done, 300 new, 0 revised, 0 in quarantine (import): stored by force (it did fall so far) although the close goes from',
  );
  expect(await read((store) => store.reader.ingestRun.findMany({ orderBy: { id: 'desc' }, take: 1 }))).toMatchObject([
    { request: expect.stringContaining('"force":"it did fall so far"') as unknown },
  ]);
  expect(await importFiles(file, '--force', ' ')).toMatchObject({ code: 2 });
});

it('overwrites no stored close with an adjusted one, and holds back one close times a hundred', async () => {
  await importFiles({ 'AAA.csv': makeCsv(1, sessions.slice(0, 280)) });
  const adjusted = [
    'date,close',
    ...sessions.map((session, at) => `${session},${(makeClose(1, at) * (0.9 + at * 0.0003)).toFixed(4)}`),
    '',
  ].join('\n');
  expect(await importFiles({ 'AAA.csv': adjusted })).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('they drift as dividend-adjusted closes do') as unknown,
  });
  const spike = await importFiles({ 'AAA.csv': scaled(290, 291, 100) });
  expect(spike).toMatchObject({ code: 0, stdout: expect.stringContaining('AAA: done, 19 new, 0 revised, 1 in quarantine') as unknown });
  const [waiting] = JSON.parse((await run('--json', 'quarantine', 'list')).stdout) as { id: number; session: string; reason: string }[];
  expect(waiting).toMatchObject({
    session: sessions[290],
    reason: expect.stringMatching(/^spike: .* and back, 99\.81 times what stands around it$/) as unknown,
  });
  expect(await run('quarantine', 'accept', String(waiting?.id))).toMatchObject({ code: 0 });
});

it('adds adjusted closes to stored ones from a richer file, and keeps an index on prices', async () => {
  await importFiles({ 'AAA.csv': makeCsv(1, sessions) });
  expect(await listInstruments()).toEqual([{ symbol: 'AAA', basis: 'price' }]);
  const richer = await importFiles({ 'AAA.csv': withAdjusted(1) });
  expect(richer.stdout).toContain('AAA: done, 0 new, 300 revised, 0 in quarantine (import): adjusted closes were added to those stored');
  expect((await read((store) => readSeries(store, 'AAA'))).adjClose?.[0]).toBeCloseTo(makeClose(1, 0) * 0.9, 4);
  // A poorer file takes nothing away.
  expect((await importFiles({ 'AAA.csv': makeCsv(1, sessions) })).stdout).toContain('300 rows seen, 0 changed');
  const equal = ['date,close,adj_close', ...sessions.map((session, at) => `${session},${makeClose(0, at)},${makeClose(0, at)}`), ''].join(
    '\n',
  );
  await importFiles({ 'SPX.csv': equal });
  expect(await listInstruments()).toEqual([
    { symbol: 'AAA', basis: 'both' },
    { symbol: 'SPX', basis: 'price' },
  ]);
});

it('takes an index that was stored as total return for prices, by the same closes again or by hand', async () => {
  const equal = ['date,close,adj_close', ...sessions.map((session, at) => `${session},${makeClose(0, at)},${makeClose(0, at)}`), ''].join(
    '\n',
  );
  const isTotal = async () => {
    await read((store) => store.write((writer) => writer.instrument.updateMany({ where: { symbol: 'SPX' }, data: { basis: 'total' } })));
    expect(await listInstruments()).toEqual([{ symbol: 'SPX', basis: 'total' }]);
  };
  await importFiles({ 'SPX.csv': equal });
  await isTotal();
  const again = await importFiles({ 'SPX.csv': equal });
  expect(again.stdout).toContain(
    '0 new, 0 revised, 0 in quarantine (import): it is an index and was stored as total return: it is taken for prices from now on',
  );
  expect(await listInstruments()).toEqual([{ symbol: 'SPX', basis: 'price' }]);
  expect(await read((store) => store.reader.instrumentVersion.findMany({ orderBy: { dataVersion: 'desc' }, take: 1 }))).toMatchObject([
    { basis: 'price' },
  ]);
  await isTotal();
  expect(await importFiles({ 'SPX.csv': makeCsv(0, sessions) })).toMatchObject({ code: 0 });
  expect(await listInstruments()).toEqual([{ symbol: 'SPX', basis: 'price' }]);
  await isTotal();
  expect(await run('add', 'SPX')).toMatchObject({ code: 0 });
  expect(await listInstruments()).toEqual([{ symbol: 'SPX', basis: 'price' }]);
});

it('knows a security by every name that it has or had', async () => {
  const days = ['2022-06-07', '2022-06-08'];
  await importFiles({ 'BRK.B.csv': makeCsv(1, sessions.slice(0, 5)), 'META.csv': makeCsv(2, ['2022-06-09']) });
  const again = await importFiles({
    'BRK-B.csv': makeCsv(1, sessions.slice(0, 6)),
    'FB.csv': makeCsv(2, days),
    '^GSPC.csv': makeCsv(0, sessions),
  });
  expect(again.stdout).toMatch(/^BRK\.B: done, 1 new/m);
  expect((await listInstruments()).map(({ symbol }) => symbol)).toEqual(['BRK.B', 'META', 'SPX']);
  expect((await read((store) => readSeries(store, 'META'))).sessions).toEqual([...days, '2022-06-09']);
  const twice = await importFiles({ 'BRK-B.csv': makeCsv(1, sessions.slice(0, 6)), 'BRK.B.csv': makeCsv(1, sessions.slice(0, 6)) });
  expect(twice).toMatchObject({ code: 1, stdout: expect.stringContaining('BRK-B.csv is of the same security, BRK.B') as unknown });
  expect((await importFiles({ 'FB.csv': makeCsv(2, ['2022-06-08', '2022-06-09']) })).stdout).toContain(
    'FB was the ticker of META first and FB later',
  );
  expect((await importFiles({ 'AAPL.csv': `ticker,date,close\nMSFT,${sessions[0] ?? ''},5\n` })).stdout).toContain(
    'its rows are of MSFT, its name says AAPL',
  );
});

it('names a security by any spelling and former ticker on every command, and makes no second instrument', async () => {
  await importFiles({
    'BRK.B.csv': makeCsv(1, sessions.slice(0, 5)),
    'META.csv': makeCsv(2, ['2022-06-09']),
    'BIO.A.csv': makeCsv(1, sessions.slice(0, 200)),
  });
  for (const name of ['BRK-B', 'BRK/B', 'brk.b', 'BRK B', 'BRKB']) {
    expect(await run('add', name)).toMatchObject({ code: 0, stdout: expect.stringMatching(/^BRK\.B /) as unknown });
    expect((await run('export', 'closes', '--symbols', name)).stdout.split('\n')).toHaveLength(7);
  }
  expect(await run('add', 'FB', '--name', 'Meta')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^META \(Meta\)/) as unknown,
    stderr: 'FB is META\n',
  });
  expect(await run('remove', 'FB')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('FB is not followed; it was the ticker of META') as unknown,
  });
  // Providers that nobody reaches: what is asked for is told by the names of the tasks.
  const closed = {
    YAHOO_BASE_URL: 'http://127.0.0.1:9',
    CBOE_BASE_URL: 'http://127.0.0.1:9',
    NASDAQ_BASE_URL: 'http://127.0.0.1:9',
    FRED_BASE_URL: 'http://127.0.0.1:9',
  };
  const pulled = await runInProcess(
    url,
    ['--json', 'pull', '--symbols', 'BRK/B,BRK.B,fb', '--from', '2001-01-02', '--to', '2001-01-03'],
    closed,
  );
  expect((JSON.parse(pulled.stdout) as { tasks: { symbol: string }[] }).tasks.map(({ symbol }) => symbol)).toEqual(['BRK.B', 'META']);
  // A joined class is known as funds write it; what only ends like one, and a former ticker, keep their own.
  await importFiles({ 'VOD.L.csv': makeCsv(1, sessions.slice(0, 5)), 'F.B.csv': makeCsv(1, sessions.slice(0, 5)) });
  expect((await run('export', 'closes', '--symbols', 'BRKB')).stdout.split('\n')).toHaveLength(7);
  expect((await run('export', 'closes', '--symbols', 'FB')).stderr).toContain('FB is META');
  expect((await run('export', 'closes', '--symbols', 'VODL')).code).not.toBe(0);
  const itself = await writeFiles(await mkdtemp(join(root, 'i-')), {
    'aliases.csv': 'symbol,alias,start_date,end_date\nBRK.B,BRKB,,2001-01-04\n',
  });
  expect((await run('universe', 'alias', join(itself, 'aliases.csv'))).stderr).toContain('BRK.B is an alias of itself');
  const folder = await writeFiles(await mkdtemp(join(root, 'a-')), {
    'aliases.csv': 'symbol,alias,start_date,end_date\nBRK-B,OLD-B,,2001-01-04\n',
  });
  expect(await run('universe', 'alias', join(folder, 'aliases.csv'))).toMatchObject({ code: 0 });
  expect((await run('add', 'OLD/B')).stdout).toMatch(/^BRK\.B /);
  expect((await importFiles({ 'OLD-B.csv': makeCsv(1, sessions.slice(0, 2)) })).stdout).toContain('2 rows seen, 0 changed');
  expect(await run('universe', 'alias', '--remove', 'OLD-B')).toMatchObject({ code: 0 });
  expect(await run('remove', 'brk-b')).toMatchObject({ code: 0 });
  expect(await run('add', 'BRK-B')).toMatchObject({ code: 0 });
  expect((await listInstruments()).map(({ symbol }) => symbol)).toEqual(['BIO.A', 'BRK.B', 'F.B', 'META', 'VOD.L']);
});

it('keeps a security that an older release stored under another spelling, and finds it under each', async () => {
  await read((store) => upsertInstrument(store, describeUnknown('BRK-B')));
  expect((await importFiles({ 'BRK.B.csv': makeCsv(1, sessions.slice(0, 5)) })).stdout).toMatch(/^BRK-B: done, 5 new/m);
  expect((await run('add', 'BRK/B')).stdout).toMatch(/^BRK-B /);
  expect((await listInstruments()).map(({ symbol }) => symbol)).toEqual(['BRK-B']);
});

it('refuses a panel whose securities are wrong as a whole, and leaves out single ones', async () => {
  const names = Array.from({ length: 25 }, (_, index) => `S${index}`);
  const panel = (wrong: number) =>
    [
      'date,symbol,close',
      ...names.flatMap((name, index) =>
        sessions.map((session, at) => `${session},${name},${(makeClose(index % 5, at) * (index < wrong && at < 150 ? 20 : 1)).toFixed(4)}`),
      ),
      '',
    ].join('\n');
  const folder = await writeFiles(await mkdtemp(join(root, 'p-')), { 'one.csv': panel(1), 'many.csv': panel(3) });
  const many = await run('import', '--panel', join(folder, 'many.csv'));
  expect(many).toMatchObject({ code: 1, stdout: expect.stringContaining('S0: failed') as unknown });
  expect(await read((store) => store.reader.close.count())).toBe(0);
  const one = await run('import', '--panel', join(folder, 'one.csv'));
  expect(one).toMatchObject({ code: 1, stdout: expect.stringContaining('partial: ') as unknown });
  expect(await read((store) => store.reader.close.count())).toBe(24 * 300);
});

it('says in a dry run what would be stored and which sentences would change, and stores nothing', async () => {
  await importFiles({
    'SPX.csv': makeCsv(0, sessions.slice(0, 280)),
    'RUT.csv': makeCsv(1, sessions.slice(0, 280)),
    'NDX.csv': makeCsv(2, sessions.slice(0, 280)),
  });
  const before = await read((store) => store.reader.close.count());
  const answer = await importFiles({ 'SPX.csv': makeCsv(0, sessions), 'AAA.csv': scaled(0, 150, 20) }, '--dry-run');
  expect(answer.code).toBe(1);
  expect(answer.stdout).toContain('SPX: done, 20 new, 0 revised');
  expect(answer.stdout).toContain('AAA: failed');
  expect(answer.stdout).toContain('dry run: nothing was stored; partial: 600 rows seen, 20 changed\n');
  expect(answer.stdout).toMatch(/\d+ latest sentences of studies would change:\n[^]*^streaks\?symbol=SPX: ".*" would be ".*"$/m);
  expect(await read((store) => store.reader.close.count())).toBe(before);
  expect(await read((store) => store.reader.ingestRun.count())).toBe(1);
  const same = await importFiles({ 'SPX.csv': makeCsv(0, sessions.slice(0, 280)) }, '--dry-run', '--json');
  expect(JSON.parse(same.stdout)).toMatchObject({ dryRun: true, state: 'done', sentences: [] });
});
