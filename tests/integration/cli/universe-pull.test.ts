import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newestFinalSession } from '@/lib/calendar/final-close';
import { addDays } from '@/lib/calendar/civil-date';
import { listMonthEnds } from '@/lib/ingest/snapshots/backfill-snapshots';
import { getDataVersion } from '@/lib/store/data-version';
import { openStore } from '@/lib/store/open-store';
import { readSnapshots } from '@/lib/store/snapshots';
import { runInProcess, spawnScript, waitUntil } from '../../support/cli-process';
import { startFaultServer, type FaultServer } from '../../support/fault-server';
import { calendar, crowd } from '../../support/snapshot-bench';
import { createTestDatabase } from '../../support/test-store';
import { writeIshares, writeSsga } from '../../support/write-holdings';

const newest = newestFinalSession(calendar, new Date().toISOString());
const since = addDays(newest, -150);
const ends = listMonthEnds(calendar, since, newest);
const lines = crowd.map((ticker) => ({ ticker, percent: 0.25 }));

describe('universe', () => {
  let database: { url: string; remove(): Promise<void> };
  let server: FaultServer;
  let folder: string;
  beforeEach(async () => {
    [database, server, folder] = [
      await createTestDatabase(),
      await startFaultServer(),
      await mkdtemp(join(tmpdir(), 'broadtape-holdings-')),
    ];
    for (const asOf of [...ends, newest]) server.setHoldings('ishares', 'IJH', { asOf, lines });
  });
  afterEach(async () => {
    await server.close();
    await database.remove();
    await rm(folder, { recursive: true, force: true });
  });

  const run = (...words: string[]) => runInProcess(database.url, words, server.variables);
  const read = async () => {
    const store = await openStore(database.url);
    try {
      return {
        sessions: (await readSnapshots(store, 'sp400')).map(({ session }) => session),
        version: (await getDataVersion(store)).version,
      };
    } finally {
      await store.close();
    }
  };

  it('pull --since goes on after a kill: what is stored is not asked for again', async () => {
    const first = spawnScript('main', ['universe', 'pull', 'sp400', '--since', since.slice(0, 7)], {
      DATABASE_URL: database.url,
      ...server.variables,
    });
    await waitUntil('two lists', () => /^2\//m.test(first.readErr()));
    first.child.kill('SIGKILL');
    await first.ended;
    const kept = await read();
    const before = server.requests.length;
    expect(await run('universe', 'pull', 'sp400', '--since', since.slice(0, 7))).toMatchObject({
      code: 0,
      stdout: expect.stringContaining(`${newest}: 400 members, weights sum to 100.00%`),
    });
    const again = server.requests.slice(before).map(({ url }) => new URL(url).searchParams.get('asOfDate'));
    expect(kept.sessions.length).toBeGreaterThanOrEqual(2);
    for (const session of kept.sessions) expect(again).not.toContain(session.replaceAll('-', ''));
    const { sessions, version } = await read();
    expect(sessions).toEqual([...new Set([...listMonthEnds(calendar, addDays(since, 1 - Number(since.slice(8))), newest), newest])]);
    // One for each list, and one for the spells that lie between those of the past.
    expect(version).toBe(sessions.length + 1);
    // The months are all there: the newest alone is asked for.
    const asked = server.requests.length;
    expect((await run('universe', 'pull', 'sp400')).code).toBe(0);
    expect(server.requests.slice(asked).map(({ url }) => new URL(url).searchParams.get('asOfDate'))).toEqual([null]);
    expect((await run('universe', 'list')).stdout).toContain(`lists of a fund on ${sessions.length} sessions`);
  });

  it('import takes a list as it was downloaded, csv and xlsx, and a dry run stores nothing', async () => {
    const [csv, xlsx] = [join(folder, 'IJH_holdings.csv'), join(folder, 'holdings-daily-us-en-mdy.xlsx')];
    await writeFile(csv, writeIshares({ asOf: '2024-02-29', lines }, { symbol: 'IJH' }));
    await writeFile(
      xlsx,
      writeSsga(
        {
          asOf: '2024-03-28',
          lines: [...lines.slice(0, 399), { ticker: 'BF.B', percent: 0.25 }, { ticker: '-', name: 'US DOLLAR', percent: 0 }],
        },
        { symbol: 'MDY' },
      ),
    );
    expect(await run('universe', 'import', 'sp400', csv, '--dry-run')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('dry run: nothing was stored'),
    });
    expect(await read()).toEqual({ sessions: [], version: 0 });
    expect(await run('universe', 'import', 'sp400', csv)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2024-02-29: 400 members, weights sum to 100.00%'),
    });
    expect(await run('universe', 'import', 'sp400', xlsx)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('left out 1 lines: 1 cash, no stock'),
    });
    expect((await run('universe', 'import', 'sp400', csv)).stdout).toContain('sp400: unchanged');
    expect((await run('universe', 'list')).stdout).toContain('2 spells begin or end between two lists, up to 28 days apart');
    const refused = await run('universe', 'import', 'sp500', csv);
    expect([refused.code === 0, refused.stderr]).toEqual([false, expect.stringContaining('it is the list of IJH')]);
    expect((await read()).version).toBe(2);
  });

  it('pull says which universes have a fund, and what a month is', async () => {
    expect((await run('universe', 'pull', 'mag7')).stderr).toContain(
      'accepted are sp500, sp400, sp600, nasdaq100, russell1000, russell2000',
    );
    expect((await run('universe', 'pull', 'nasdaq100', '--since', '2020-01')).stderr).toContain('No source keeps the past of nasdaq100');
    expect((await run('universe', 'pull', 'sp400', '--since', 'june')).stderr).toContain('"june" is no month; it is written as 2006-09');
  });
});
