import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { releaseLease } from '@/lib/store/leases';
import { createTestDatabase } from '../../support/test-store';
import { runInProcess } from '../../support/cli-process';
import { apple, createIngestBench, serveRows } from '../../support/ingest-bench';
import { listSessions, makeClose, makeCsv, writeFiles } from '../../support/csv-folders';

const sessions = listSessions(300);
let root = '';
let database = { url: '', remove: () => Promise.resolve() };

interface Quarantined {
  readonly id: number;
  readonly symbol: string;
  readonly session: string | null;
  readonly reason: string;
  readonly state: string;
}

const run = (...words: string[]) => runInProcess(database.url, words);

async function list(...words: string[]): Promise<Quarantined[]> {
  return JSON.parse((await run('--json', 'quarantine', 'list', ...words)).stdout) as Quarantined[];
}

async function findId(reason: string): Promise<string> {
  const found = (await list()).find((row) => row.reason.includes(reason));
  if (found === undefined) throw new Error(`no open row says "${reason}"`);
  return String(found.id);
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-quarantine-'));
  database = await createTestDatabase();
  expect((await run('quarantine')).stdout).toBe('The quarantine is empty.\n');
  await run('import', await writeFiles(join(root, 'first'), { 'SPX.csv': makeCsv(0, sessions) }));
  // The second time one close is off by ten, which no split explains; one date is no session; one line is no row.
  const tenth = makeCsv(0, sessions).replace(`${sessions[150]},${makeClose(0, 150)}`, `${sessions[150]},${makeClose(0, 150) * 10}`);
  const folder = await writeFiles(join(root, 'second'), { 'SPX.csv': `${tenth}2001-01-07,60\n2001-13-40,1\n` });
  // What waits nowhere yet is said with why, and of what waits already how much.
  // A store on PostgreSQL cannot be copied to try it.
  const isFile = database.url.startsWith('file:');
  const expectTried = async (told: string): Promise<void> => {
    const { stdout, stderr } = await run('import', folder, '--dry-run');
    expect(isFile ? stdout : stderr).toContain(isFile ? told : 'only one in a SQLite file can be copied');
  };
  await expectTried(`
3 rows would be held back:
SPX no date: "2001-13-40" is no date; the dates of the file are read year first
SPX 2001-01-07: not a session of the exchange
SPX ${sessions[150]}: jump: ${makeClose(0, 150) * 10} against ${makeClose(0, 150)} stored, and no split explains it
dry run: nothing was stored; `);
  const answer = await run('import', folder);
  expect(answer).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('SPX: unchanged, 0 new, 0 revised, 3 in quarantine') as unknown,
  });
  // The same findings are kept once.
  await run('import', folder);
  expect(await list()).toHaveLength(3);
  await expectTried('\n3 in quarantine came before with the same reason: ');
});

afterAll(async () => {
  await database.remove();
  await rm(root, { recursive: true, force: true });
});

it('lists rows with their reasons', async () => {
  const answer = await run('quarantine', 'list');
  expect(answer.code).toBe(0);
  expect(answer.stdout.trimEnd().split('\n')).toHaveLength(3);
  expect(answer.stdout).toMatch(new RegExp(`^\\d+ SPX ${sessions[150]} import open: jump: .* and no split explains it$`, 'm'));
  expect(answer.stdout).toMatch(/^\d+ SPX 2001-01-07 import open: not a session of the exchange$/m);
  expect(answer.stdout).toMatch(/^\d+ SPX no date import open: "2001-13-40" is no date; the dates of the file are read year first$/m);
});

it('accepts a row as a change with its reason, once', async () => {
  const id = await findId('jump');
  const accepted = await run('quarantine', 'accept', id);
  expect(accepted).toMatchObject({ code: 0, stdout: expect.stringMatching(/accepted: jump[^]*\ndata version 2\n$/) as unknown });
  const closes = await run('export', 'closes', '--symbols', 'SPX');
  expect(closes.stdout).toContain(`${sessions[150]},,,,${makeClose(0, 150) * 10},,false,import\n`);
  expect(await run('quarantine', 'accept', id)).toMatchObject({ code: 2, stderr: `Row ${id} is accepted already\n` });
  expect(await run('quarantine', 'reject', id)).toMatchObject({ code: 2, stderr: `Row ${id} is accepted already\n` });
});

it('does not accept what cannot be stored: no session, no row', async () => {
  const closed = await run('quarantine', 'accept', await findId('not a session'));
  expect(closed).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/cannot be stored .*not a session of the exchange\. It can be rejected\.\n$/) as unknown,
  });
  const line = await run('quarantine', 'accept', await findId('is no date'));
  expect(line).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('it has no usable date and close. It can be rejected.') as unknown,
  });
});

it('keeps rejected rows out, also when they come again', async () => {
  const id = await findId('not a session');
  expect(await run('quarantine', 'reject', id)).toMatchObject({
    code: 0,
    stdout: `${id} SPX 2001-01-07 import rejected: not a session of the exchange\n`,
  });
  await run('import', join(root, 'second'));
  expect((await list()).map((row) => row.reason)).toEqual([expect.stringContaining('is no date')]);
  expect((await list('--all')).map((row) => row.state).sort()).toEqual(['accepted', 'open', 'rejected']);
});

it('decides about many rows at once, by instrument, run and reason', async () => {
  const spikes = [40, 80, 120].map((at) => [sessions[at] ?? '', makeClose(1, at)] as const);
  const text = spikes.reduce(
    (csv, [session, close]) => csv.replace(`${session},${close}`, `${session},${close * 100}`),
    makeCsv(1, sessions),
  );
  await run(
    'import',
    await writeFiles(join(root, 'spikes'), { 'RUT.csv': `${text}2001-01-07,60\n`, 'NDX.csv': `${makeCsv(2, sessions)}2001-01-07,60\n` }),
  );
  expect(await list('--symbol', 'RUT')).toHaveLength(4);
  expect(await list('--symbol', 'RUT', '--reason', 'spike')).toHaveLength(3);
  expect(await run('quarantine', 'reject', '--symbol', 'RUT', '--reason', 'not a session')).toMatchObject({
    code: 0,
    stdout: '1 rows rejected\n',
  });
  const { runs } = JSON.parse((await run('--json', 'status')).stdout) as { runs: { id: number }[] };
  const accepted = await run('quarantine', 'accept', '--run', String(runs[0]?.id));
  // The row of the other instrument is no session: it stays, and is named.
  expect(accepted).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(
      /^3 rows accepted, data version \d+\nRow \d+ cannot be stored .*not a session of the exchange\. It can be rejected\.\n$/,
    ) as unknown,
  });
  expect(await list('--symbol', 'RUT')).toEqual([]);
  expect((await run('export', 'closes', '--symbols', 'RUT')).stdout).toContain(
    `${spikes[0]?.[0] ?? ''},,,,${(spikes[0]?.[1] ?? 0) * 100},`,
  );
  expect(await run('quarantine', 'accept')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('name a row by its id, or rows by --symbol, --run or --reason') as unknown,
  });
  expect(await run('quarantine', 'reject', '7', '--symbol', 'RUT')).toMatchObject({ code: 2 });
});

it('offers what came after a split that no provider told of as one; accepted, it is one history', async () => {
  const bench = await createIngestBench([apple]);
  try {
    await bench.pull();
    const after = serveRows('2024-08-30', 55);
    for (const provider of ['yahoo', 'nasdaq'] as const) bench.server.setRows(provider, 'AAPL', after);
    await bench.pull('2024-08-30T23:00:00.000Z');
    // However long the new level holds, it is not stored beside the old one.
    expect([...(await bench.stored('AAPL')).keys()].at(-1)).toBe('2024-07-31');
    await releaseLease(bench.store, bench.fence);
    const { stdout } = await runInProcess(bench.url, ['quarantine', 'list']);
    expect(stdout.split('\n').slice(-4).join('\n')).toBe(
      `AAPL: all 22 stored sessions wait with another close, all at the same ratio, as after a split of 4 for 1 that no provider told of.
  If it was one, take them together: npm run data -- quarantine accept --symbol AAPL
  if not, keep them out: npm run data -- quarantine reject --symbol AAPL
`,
    );
    expect(await runInProcess(bench.url, ['quarantine', 'accept', '--symbol', 'AAPL'])).toMatchObject({ code: 0 });
    expect([...(await bench.stored('AAPL')).values()].map(({ session, close }) => ({ session, close }))).toEqual(after);
  } finally {
    await bench.remove();
  }
});
