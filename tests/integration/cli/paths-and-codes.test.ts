import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommanderError } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exitCodes, UsageError } from '@/lib/cli/exit-codes';
import { toExitCode } from '@/lib/cli/to-exit-code';
import { LeaseNotObtained } from '@/lib/ingest/commit/with-lease';
import { HttpError } from '@/lib/server/http/http-error';
import { getDataVersion } from '@/lib/store/data-version';
import { openStore } from '@/lib/store/open-store';
import { StoreBusy, StoreInUse } from '@/lib/store/store-errors';
import { createServedCloses, type ServedCloses } from '../../support/served-closes';
import { runInProcess } from '../../support/cli-process';
import { createTestDatabase } from '../../support/test-store';

let served: ServedCloses;
let folder = '';
let file = '';

beforeAll(async () => {
  served = await createServedCloses();
  folder = join(served.root, 'some folder');
  file = join(served.root, 'some file');
  await mkdir(folder);
  await writeFile(file, 'x');
});
afterAll(() => served.remove());

async function readVersion(): Promise<number> {
  const store = await openStore(served.url);
  try {
    return (await getDataVersion(store)).version;
  } finally {
    await store.close();
  }
}

describe('a folder where a file is accepted, or the other way round', () => {
  it.each([
    ['import', '--panel', '<folder>'],
    ['import', '--counts', 'nyse', '<folder>'],
    ['import', '--weights', 'sp500', '<folder>'],
    ['import', '--sectors', 'sp500', '<folder>'],
    ['universe', 'import', 'sp500', '<folder>'],
    ['universe', 'alias', '<folder>'],
  ])('%s %s %s %s: says that it is one and what is accepted, and stores nothing', async (...words) => {
    const before = await readVersion();
    const answer = await served.run(...words.map((word) => (word === '<folder>' ? folder : word)));
    expect(answer.code).toBe(1);
    expect(answer.stderr).toContain(`"${folder}" cannot be read: it is a folder, and one file is accepted here`);
    expect(answer.stderr).not.toContain('EISDIR');
    expect(await readVersion()).toBe(before);
  });

  it.each([
    ['import', '--panel', 'nowhere.csv'],
    ['import', '--counts', 'nyse', 'nowhere.csv'],
    ['universe', 'alias', 'nowhere.csv'],
  ])('%s %s %s: says that there is none', async (...words) => {
    const answer = await served.run(...words);
    expect(answer).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('"nowhere.csv" cannot be read: there is no such file') as unknown,
    });
  });

  it('import <dir>: a file of another name is no folder', async () => {
    expect(await served.run('import', file)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('cannot be read; give a file named <SYMBOL>.csv, or a folder that holds some') as unknown,
    });
  });

  it('export --out: names what stands in the way', async () => {
    const study = ['export', 'study', 'streaks', 'symbol=SPX&last=max', '--out'];
    expect(await served.run(...study, folder)).toMatchObject({
      code: 2,
      stderr: `--out: "${folder}" is a folder; the name of a file is accepted here\n`,
    });
    expect(await served.run(...study, join(file, 'streaks.csv'))).toMatchObject({
      code: 2,
      stderr: `--out: "${file}" is, or lies in, a file; a folder is accepted here\n`,
    });
    expect(await served.run('export', 'closes', '--out', file)).toMatchObject({
      code: 2,
      stderr: `--out: "${file}" is, or lies in, a file; a folder is accepted here\n`,
    });
  });
});

it('the code of an error says whether to try again later', () => {
  const locked = new Error('a query failed', { cause: new Error('database is locked') });
  const busy = [new LeaseNotObtained('somebody'), new StoreInUse('file:x', null), new StoreBusy(), locked];
  expect(busy.map(toExitCode)).toEqual(busy.map(() => 75));
  const usage = [new CommanderError(1, 'x', 'x'), new UsageError('x'), new HttpError(400, 'bad_parameter', 'x')];
  expect(usage.map(toExitCode)).toEqual(usage.map(() => exitCodes.usage));
  expect([new HttpError(503, 'no_data', 'x'), new Error('x'), 'x'].map(toExitCode)).toEqual([1, 1, 1]);
});

it('export study on an empty store says that it is empty, whatever the study names by itself', async () => {
  const database = await createTestDatabase();
  const { withOtherStore } = await import('@/lib/server/answers/get-store');
  const { forgetMarkets } = await import('@/lib/server/answers/load-market');
  for (const id of ['performance', 'outperformance', 'forward']) {
    const answer = await withOtherStore(database.url, () => runInProcess(database.url, ['export', 'study', id]));
    expect(answer).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('No closes of followed instruments are stored yet') as unknown,
    });
  }
  forgetMarkets();
  await database.remove();
});
