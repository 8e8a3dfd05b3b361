import { existsSync, readdirSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '@/lib/store/open-store';
import { runInProcess } from '../../support/cli-process';
import { eachThird, isExhaustive } from '../../support/rounds';

const reality = join(import.meta.dirname, '../../../../shared/reality');
const at = (path: string) => join(reality, path);
const hasFiles = existsSync(at('files')) && existsSync(at('holdings'));
const list = (folder: string) =>
  hasFiles
    ? readdirSync(at(folder), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => `${folder}/${name}`)
    : [];

type Verdict = 'stored' | RegExp;
/** Every file, how it is imported and what becomes of it in a store that knows members and no close. Folders are closes. */
const files: readonly (readonly [file: string, words: readonly string[], verdict: Verdict])[] = [
  ...eachThird(list('files')).map(
    (folder) => [folder, ['import'], folder.endsWith('d1-shifted') ? /31 of 135 dates are off the calendar/ : 'stored'] as const,
  ),
  ...(isExhaustive ? [['closes', ['import'], 'stored'] as const] : []),
  ['files/kaggle5yr.csv', ['import', '--panel'], 'stored'],
  ['files/sharadar.csv', ['import', '--panel'], 'stored'],
  ['files/wide.csv', ['import', '--panel'], 'stored'],
  ['files/NYSE_advn.csv', ['import', '--counts', 'nyse'], /put a line above it that names them: "date,adv" or/],
  ['breadth/nyse-advances-declines.csv', ['import', '--counts', 'nyse'], 'stored'],
  ['breadth/mcclellan-published.csv', ['import', '--counts', 'nyse'], 'stored'],
  ['breadth/sp500-percent-above-ma.csv', ['import', '--counts', 'nyse'], /has no column adv or advances/],
  ['files/weights_pct.csv', ['import', '--weights', 'sp500'], 'stored'],
  ['weights/sp500-mag7.csv', ['import', '--weights', 'sp500'], 'stored'],
  ['holdings/ivv-2023-04-06.csv', ['import', '--weights', 'sp500'], /has no column date or session/],
  ['holdings/ivv-2023-04-06.csv', ['import', '--sectors', 'sp500'], 'stored'],
  ['holdings/iwm-2026-05-05.csv', ['import', '--sectors', 'sp500'], 'stored'],
  ['holdings/spy-2025.xlsx', ['import', '--sectors', 'sp500'], /is neither UTF-8 nor UTF-16 text/],
  [
    'files/sp500_hist.csv',
    ['universe', 'import', 'sp500'],
    /it replaces the whole list and lacks 498 of the 503 that are members as stored/,
  ],
  ['files/sp500_hist.csv', ['universe', 'import', 'nasdaq100'], 'stored'],
  ['membership/sp500.csv', ['universe', 'import', 'russell2000'], 'stored'],
];

let root = '';
let withMembers = '';
const table: string[] = [];

async function countRows(url: string): Promise<Readonly<Record<string, number>>> {
  const store = await openStore(url);
  const { reader } = store;
  try {
    return {
      closes: await reader.close.count(),
      quarantine: await reader.quarantine.count(),
      counts: await reader.breadthCount.count({ where: { removedVersion: null } }),
      weights: await reader.weight.count(),
      sectors: await reader.sectorAssignment.count(),
      members: await reader.membership.count({ where: { removedVersion: null } }),
    };
  } finally {
    await store.close();
  }
}

describe.skipIf(!hasFiles)('every file of ../shared/reality in a store without closes', () => {
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'broadtape-every-'));
    // A SQLite file, which is copied for every case, whatever the other tests use.
    withMembers = join(root, 'members.db');
    await runInProcess(`file:${withMembers}`, ['migrate']);
    expect(await runInProcess(`file:${withMembers}`, ['universe', 'import', 'sp500', at('membership/sp500.csv')])).toMatchObject({
      code: 0,
    });
  }, 120_000);

  afterAll(async () => {
    console.log(table.join('\n'));
    await rm(root, { recursive: true, force: true });
  });

  it.each(files)('%s by %s', { timeout: 300_000 }, async (file, words, verdict) => {
    const path = join(root, `store-${table.length}.db`);
    await copyFile(withMembers, path);
    const url = `file:${path}`;
    const before = await countRows(url);
    const answer = await runInProcess(url, [...words, at(file)]);
    const after = await countRows(url);
    const changed = Object.keys(after)
      .filter((name) => after[name] !== before[name])
      .map((name) => `${name} ${(after[name] ?? 0) - (before[name] ?? 0)}`);
    table.push(
      `${relative(reality, at(file))} | ${words.join(' ')} | ${answer.code === 0 ? 'stored' : 'refused'} | ${changed.join(', ') || 'nothing'}`,
    );
    await rm(path);
    if (verdict === 'stored') {
      expect(answer, answer.stdout + answer.stderr).toMatchObject({ code: 0 });
      expect(changed).not.toEqual([]);
      return;
    }
    expect(answer.code).toBe(1);
    expect(answer.stdout + answer.stderr).toMatch(verdict);
    expect(after).toEqual(before);
  });
});
