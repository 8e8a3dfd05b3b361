import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '@/lib/store/open-store';
import { readSeries } from '@/lib/store/read-series';
import type { Store } from '@/lib/store/store';
import { runInProcess } from '../../support/cli-process';
import { createTestDatabase } from '../../support/test-store';
import { eachThird } from '../../support/rounds';

const reality = join(import.meta.dirname, '../../../../shared/reality');
const files = join(reality, 'files');
const hasFiles = existsSync(files) && existsSync(join(reality, 'closes'));
const folders = hasFiles ? readdirSync(files, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])) : [];
const symbols = ['SPX', 'AAPL', 'GOOGL', 'META', 'NVDA', 'MSFT'];

let root = '';
let good = '';
const removals: (() => Promise<void>)[] = [];

async function useDatabase(): Promise<string> {
  const database = await createTestDatabase();
  removals.push(() => database.remove());
  return database.url;
}

async function read<Result>(url: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const readCloses = (url: string) =>
  read(url, async (store) => {
    const all = await Promise.all(
      symbols.map(async (symbol) => {
        const { sessions, close } = await readSeries(store, symbol);
        return [symbol, { sessions, close: [...close] }] as const;
      }),
    );
    return Object.fromEntries(all);
  });
const countWaiting = (url: string) => read(url, (store) => store.reader.quarantine.count());

describe.skipIf(!hasFiles)('files in the shapes that people download, imported beside the good closes (../shared/reality)', () => {
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'broadtape-files-'));
    good = await useDatabase();
    const chosen = join(root, 'closes');
    await mkdir(chosen);
    for (const symbol of symbols) await copyFile(join(reality, 'closes', `${symbol}.csv`), join(chosen, `${symbol}.csv`));
    expect(await runInProcess(good, ['import', chosen])).toMatchObject({ code: 0 });
  });

  afterAll(async () => {
    for (const remove of removals) await remove();
    await rm(root, { recursive: true, force: true });
  });

  it.each(eachThird(folders, 1))('%s is taken whole or refused with nothing stored, and changes no close', async (folder) => {
    const [before, waiting] = [await readCloses(good), await countWaiting(good)];
    const answer = await runInProcess(good, ['import', join(files, folder)]);
    expect(await readCloses(good)).toEqual(before);
    const isRefused = folder === 'd1-shifted' || folder === 's1-raw';
    expect(answer, answer.stdout).toMatchObject({ code: isRefused ? 1 : 0 });
    // One close times a hundred, and two closes of one day.
    const more = folder === 'g2-one100x' ? 1 : folder === '17-dup-last' ? 2 : 0;
    expect((await countWaiting(good)) - waiting).toBe(more);
  });

  it('keeps a history before a split apart from one behind it', async () => {
    const url = await useDatabase();
    expect(await runInProcess(url, ['import', join(files, 's1-raw')])).toMatchObject({ code: 0 });
    const answer = await runInProcess(url, ['import', join(files, 's2-new-only')]);
    expect(answer).toMatchObject({ code: 1 });
    expect(answer.stdout).toContain('about 1/20 of it: the ratio of a split');
    expect((await read(url, (store) => readSeries(store, 'GOOGL'))).sessions).toHaveLength(134);
    expect(await runInProcess(url, ['import', join(files, 's2-new-only'), '--force', 'to see it'])).toMatchObject({ code: 0 });
    expect((await read(url, (store) => readSeries(store, 'GOOGL'))).sessions).toHaveLength(167);
  });

  it('keeps one close times a hundred out of an empty store too', async () => {
    const url = await useDatabase();
    const answer = await runInProcess(url, ['import', join(files, 'g2-one100x')]);
    expect(answer.stdout).toContain('SPX: done, 134 new, 0 revised, 1 in quarantine');
    expect(Math.max(...(await read(url, (store) => readSeries(store, 'SPX'))).close)).toBeLessThan(6000);
  });

  it.each([
    ['kaggle5yr.csv', ['AAPL', 'META'], 'price'],
    ['sharadar.csv', ['AAPL', 'NVDA'], 'both'],
    ['wide.csv', ['AAPL', 'META', 'NVDA'], 'price'],
  ])('reads the panel %s with the closes that are known', async (file, held, basis) => {
    const url = await useDatabase();
    const answer = await runInProcess(url, ['import', '--panel', join(files, file)]);
    expect(answer, answer.stdout + answer.stderr).toMatchObject({ code: 0 });
    const known = await readCloses(good);
    for (const symbol of held) {
      const series = await read(url, (store) => readSeries(store, symbol));
      expect(series.sessions).toHaveLength(177);
      const { sessions = [], close = [] } = known[symbol] ?? {};
      for (const [at, session] of series.sessions.entries())
        expect(series.close[at]).toBeCloseTo(close[sessions.indexOf(session)] ?? NaN, 2);
      expect(await read(url, async (store) => (await store.reader.instrument.findUniqueOrThrow({ where: { symbol } })).basis)).toBe(basis);
    }
  });

  it('reads constituents in snapshots and weights with a sign, and refuses counts without a header', async () => {
    const members = await runInProcess(good, ['universe', 'import', 'sp500', join(files, 'sp500_hist.csv')]);
    expect(members).toMatchObject({ code: 0 });
    expect(members.stdout).toContain('read as 2 snapshots');
    expect(await runInProcess(good, ['import', '--weights', 'sp500', join(files, 'weights_pct.csv')])).toMatchObject({ code: 0 });
    const counts = await runInProcess(good, ['import', '--counts', 'nyse', join(files, 'NYSE_advn.csv')]);
    expect(counts).toMatchObject({ code: 1 });
    expect(counts.stderr).toContain('put a line above it that names them: "date,adv" or');
    expect(await read(good, (store) => store.reader.breadthCount.count())).toBe(0);
  });
});
