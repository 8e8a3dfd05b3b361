import { mkdir } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import * as env from '@/lib/env';
import { getStore } from '@/lib/server/answers/get-store';
import { forgetMarkets } from '@/lib/server/answers/load-market';
import { readEarnings } from '@/lib/store/earnings';
import { makeCsv } from '../../support/csv-folders';
import { makePanel } from '../../support/panel-file';
import { listSessions } from '../../support/make-market';
import { useUniverseCli } from '../../support/universe-cli';

const { run, write, read, findPath } = useUniverseCli();

const ends = ['2021-12-31', '2022-03-31', '2022-06-30', '2022-09-30', '2022-12-31', '2023-03-31', '2023-06-30', '2023-09-30'];
const filings = ['2022-02-10', '2022-05-05', '2022-08-04', '2022-11-03', '2023-02-09', '2023-05-04', '2023-08-03', '2023-11-02'];
const answers = z.looseObject({
  rows: z.array(z.record(z.string(), z.unknown())),
  dataVersion: z.number(),
  headlines: z.array(z.object({ text: z.string() })),
});
const head = 'ticker,period_end,filed,value';
const quarters = (ticker: string, values: readonly number[]): string[] =>
  values.map((value, at) => `${ticker},${ends[at] ?? ''},${filings[at] ?? ''},${value}`);

async function fill(): Promise<void> {
  const sessions = listSessions('2023-08-01', 170);
  // An index is followed, and its sessions are those of the answer.
  await mkdir(findPath('closes'), { recursive: true });
  await write('closes/SPX.csv', makeCsv(0, sessions).trim());
  await run('import', findPath('closes'));
  await run('import', '--panel', await write('closes.csv', makePanel(['AAA', 'BBB', 'CCC'], sessions).trim()));
  await run(
    'universe',
    'import',
    'sp600',
    await write('members.csv', 'ticker,start_date,end_date', ...['AAA', 'BBB', 'CCC'].map((name) => `${name},2023-08-01,`)),
  );
}

describe('import --earnings', () => {
  it('stores quarters by the day of filing, adds later filings, and refuses to tell a stored one otherwise', async () => {
    await fill();
    const file = await write('earnings.csv', head, ...quarters('AAA', [1, 1, 1, 1, 2, 2, 2, 2]), 'ZZZ,2021-12-31,2022-02-10,1');
    const tried = await run('import', '--earnings', 'sp600', file, '--dry-run');
    expect(tried).toMatchObject({ code: 0 });
    expect((await read((store) => readEarnings(store, 'sp600'))).size).toBe(0);
    expect((await run('import', '--earnings', 'sp600', file)).stdout).toContain(
      'sp600: done, 8 new, 0 revised, 0 in quarantine (import): left out what is no stored security: ZZZ',
    );
    expect((await run('import', '--earnings', 'sp600', file)).stdout).toContain('sp600: unchanged');
    const later = await write('later.csv', head, 'AAA,2023-09-30,2023-12-04,1.5');
    expect((await run('import', '--earnings', 'sp600', later)).stdout).toContain('sp600: done, 1 new, 0 revised');
    const [reports] = (await read((store) => readEarnings(store, 'sp600'))).values();
    expect(reports?.slice(-2)).toEqual([
      { period: '2023-09-30', filed: '2023-11-02', value: 2 },
      { period: '2023-09-30', filed: '2023-12-04', value: 1.5 },
    ]);
    const other = await run('import', '--earnings', 'sp600', await write('other.csv', head, 'AAA,2023-09-30,2023-11-02,9'));
    expect(other).toMatchObject({ code: 1 });
    expect(other.stderr).toContain(
      '1 filings that are stored already differ: line 2: 9 against 2 stored for 2023-09-30, filed on 2023-11-02; a correction has a later day of filing',
    );
  });

  it('says what is wrong with a file, and stores nothing of it', async () => {
    await fill();
    const bad = async (...lines: string[]) => (await run('import', '--earnings', 'sp600', await write('bad.csv', ...lines))).stderr;
    expect(await bad(head, 'AAA,2023-09-30,2023-09-29,1')).toContain('line 2: filed on 2023-09-29, before its quarter ended on 2023-09-30');
    expect(await bad(head, 'AAA,2023-09-30,2099-01-02,1')).toContain('1 filings are of days to come: line 2: filed on 2099-01-02');
    expect(await bad(head, 'AAA,2023-09-30,2023-11-02,much')).toContain('"much" is no number');
    expect(await bad('ticker,value', 'AAA,1')).toContain('period_end');
    expect(await bad(head, 'ZZZ,2023-09-30,2023-11-02,1')).toContain('none of ZZZ is a stored security or member');
    expect((await run('import', '--earnings', 'nyse', await write('bad.csv', head, 'AAA,2023-09-30,2023-11-02,1'))).code).toBe(2);
    expect((await read((store) => readEarnings(store, 'sp600'))).size).toBe(0);
  });

  it('lets the fourth condition be checked, pinned to the version that was asked', async () => {
    await fill();
    const first = [
      ...quarters('AAA', [1, 1, 1, 1, 2, 2, 2, 2]),
      ...quarters('BBB', [2, 2, 2, 2, 1, 1, 1, 9]),
      ...quarters('CCC', [3, 3, 3, 3, 1, 1, 1, 1]),
    ];
    // BBB sums to less than a year before until its restatement of December.
    const restated = first.map((line) => line.replace('BBB,2023-09-30,2023-11-02,9', 'BBB,2023-09-30,2023-11-02,1'));
    await run('import', '--earnings', 'sp600', await write('earnings.csv', head, ...restated, 'BBB,2023-09-30,2023-12-04,9'));
    // Answers are of the store that the environment names.
    const named = { ...env.getEnv(), DATABASE_URL: await read((store) => Promise.resolve(store.databaseUrl)) };
    vi.spyOn(env, 'getEnv').mockImplementation(() => named);
    const ask = async (query: string) => {
      forgetMarkets();
      const answer = await run('export', 'study', 'conditions', `symbol=SPX&${query}`, '--format', 'json');
      expect(answer.stderr).toBe('');
      return answers.parse(JSON.parse(answer.stdout));
    };
    const earnings = async (query: string) => (await ask(query)).rows.find(({ condition }) => condition === 'earnings');
    expect(await earnings('asOf=2023-12-01')).toMatchObject({ holds: null });
    const answer = await ask('asOf=2024-02-06');
    expect(answer.rows.find(({ condition }) => condition === 'earnings')).toMatchObject({
      holds: true,
      figure: expect.closeTo(200 / 3, 9),
    });
    expect(answer.headlines.map(({ text }) => text).join(' ')).toContain(
      '66.67% of those that can be judged had trailing earnings above a year before, more than half and above the 33.33% of 63 sessions before',
    );
    const pinned = `asOf=2024-02-06&version=${answer.dataVersion}`;
    const before = await ask(pinned);
    await run('import', '--earnings', 'sp600', await write('more.csv', head, 'AAA,2023-09-30,2024-01-10,-9'));
    expect(await ask(pinned)).toEqual(before);
    expect(await earnings('asOf=2024-02-06')).toMatchObject({ holds: false });
    await (await getStore()).close();
    vi.restoreAllMocks();
  });
});
