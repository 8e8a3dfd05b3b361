import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toVerdict } from '@/lib/cli/uploads/try-import';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import type { ImportChoice, ImportKind } from '@/lib/uploads/upload-schemas';
import { runInProcess } from '../../support/cli-process';
import { createChecker, placeFile } from '../../support/upload-files';
import { eachThird, isExhaustive, rounds } from '../../support/rounds';

const reality = join(import.meta.dirname, '../../../../shared/reality');
const at = (path: string) => join(reality, path);
const hasFiles = existsSync(at('files')) && existsSync(at('closes'));
if (!hasFiles)
  console.warn(
    'SKIPPED: ../shared/reality is not there, so the verdicts of the browser and of the command line are compared for hand-made files only.',
  );

type Case = readonly [file: string, kind: ImportKind, words: readonly string[], choice?: ImportChoice];
const folders = (hasFiles ? readdirSync(at('files'), { withFileTypes: true }) : [])
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => readdirSync(at(`files/${name}`)).map((file) => `files/${name}/${file}`));
const others: readonly Case[] = [
  ['files/kaggle5yr.csv', 'panel', ['import', '--panel']],
  ['files/sharadar.csv', 'panel', ['import', '--panel']],
  ['files/wide.csv', 'panel', ['import', '--panel']],
  ['files/weights_pct.csv', 'weights', ['import', '--weights', 'sp500'], { universe: 'sp500' }],
  // Its name holds two universes.
  ['weights/sp500-mag7.csv', 'weights', ['import', '--weights', 'sp500'], { universe: 'sp500' }],
  ['files/sp500_hist.csv', 'membership', ['universe', 'import', 'sp500']],
  ['membership/sp500.csv', 'membership', ['universe', 'import', 'sp500']],
  ['breadth/nyse-advances-declines.csv', 'counts', ['import', '--counts', 'nyse']],
  ['breadth/mcclellan-published.csv', 'counts', ['import', '--counts', 'nyse']],
  ['holdings/ivv-2023-04-06.csv', 'holdings', ['universe', 'import', 'sp500']],
  ['holdings/iwm-2026-05-05.csv', 'holdings', ['universe', 'import', 'russell2000']],
  ['holdings/spy-2025.xlsx', 'holdings', ['universe', 'import', 'sp500']],
  ['holdings/iwm-2026-05-05.csv', 'holdings', ['universe', 'import', 'sp500'], { universe: 'sp500' }],
  ['holdings/ivv-2023-04-06.csv', 'sectors', ['import', '--sectors', 'sp500'], { kind: 'sectors', universe: 'sp500' }],
  ...(hasFiles ? readdirSync(at('macro')) : []).map(
    (file): Case => [`macro/${file}`, 'series', ['import', '--series', file.replace('.csv', '')]],
  ),
];
/** Of the third of the closes that two other suites leave to this one a third, and of every other kind one; in the exhaustive run all. */
const cases: readonly Case[] = [
  ...eachThird(eachThird(folders, 2)).map((file): Case => [file, 'closes', ['import']]),
  ...others.filter(([, kind], place) => isExhaustive || others.findIndex((other) => other[1] === kind) === place),
];

let root = '';
let store: Store | undefined;

describe.skipIf(!hasFiles)('every file of ../shared/reality has the verdict in the browser that it has on the command line', () => {
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'broadtape-browser-'));
    const url = `file:${join(root, 'store.db')}`;
    // Few, and some years of them, since every verdict asks all studies four times.
    const closes = join(root, 'closes');
    await mkdir(closes);
    for (const symbol of ['SPX', 'AAPL', 'GOOGL']) {
      const [header = '', ...lines] = (await readFile(at(`closes/${symbol}.csv`), 'utf8')).trim().split('\n');
      await writeFile(join(closes, `${symbol}.csv`), [header, ...lines.slice(-rounds(2_520, 500))].join('\n'));
    }
    expect(await runInProcess(url, ['import', closes])).toMatchObject({ code: 0 });
    store = await openStore(url);
  });
  afterAll(async () => {
    await store?.close();
    await rm(root, { recursive: true, force: true });
  });

  for (const [file, kind, words, choice = {}] of cases)
    it(`${file} as ${kind}`, async () => {
      if (store === undefined) throw new Error('the store is not open');
      const uploads = join(root, 'uploads');
      const bytes = await readFile(at(file));
      const check = await createChecker(store, uploads)(await placeFile(uploads, basename(file), bytes, choice));
      expect(check?.recognition, check?.message ?? '').toMatchObject({ kind, questions: [] });
      let path = at(file);
      if (kind === 'closes') {
        path = await mkdtemp(join(root, 'closes-'));
        await copyFile(at(file), join(path, `${check?.recognition?.symbol ?? ''}.csv`));
      }
      const answer = await runInProcess(store.databaseUrl, ['--json', ...words, path, '--dry-run']);
      const typed = toVerdict(answer);
      expect(check?.verdict).toEqual({
        ...typed,
        lines: typed.lines.map((line) => line.replaceAll(at(file), basename(file)).replaceAll(`${path}/`, '')),
      });
      expect(check?.state).toBe(answer.code === 0 || typed.isAccepted ? 'checked' : 'refused');
    });

  it('asks what a file without a header holds, and takes the answer', async () => {
    if (store === undefined) throw new Error('the store is not open');
    const uploads = join(root, 'uploads');
    const bytes = await readFile(at('files/NYSE_advn.csv'));
    const check = createChecker(store, uploads);
    expect(await check(await placeFile(uploads, 'NYSE_advn.csv', bytes))).toMatchObject({
      state: 'asking',
      recognition: { kind: null, questions: [{ about: 'columns' }], rows: 3 },
    });
    const named = await check(await placeFile(uploads, 'NYSE_advn.csv', bytes, { kind: 'counts', columns: ['date', 'adv'] }));
    expect(named).toMatchObject({
      recognition: { kind: 'counts', universe: 'nyse', rows: 3, first: '2020-02-06', last: '2020-02-10' },
      verdict: { isAccepted: true, rowsNew: 3 },
    });
  });
});
