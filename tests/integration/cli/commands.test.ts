import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../support/test-store';
import { runInProcess } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';

const sessions = listSessions(300);
let root = '';
let url = '';
let removals: (() => Promise<void>)[] = [];

async function useDatabase(): Promise<string> {
  const database = await createTestDatabase();
  removals.push(() => database.remove());
  return database.url;
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-cli-'));
});

beforeEach(async () => {
  url = await useDatabase();
});

afterAll(async () => {
  for (const remove of removals) await remove();
  removals = [];
  await rm(root, { recursive: true, force: true });
});

const run = (...words: string[]) => runInProcess(url, words);

async function runJson(...words: string[]): Promise<Record<string, unknown>> {
  const answer = await run('--json', ...words);
  expect(answer.code, answer.stderr).toBe(0);
  return JSON.parse(answer.stdout) as Record<string, unknown>;
}

const writeTwo = (name: string) => writeFiles(join(root, name), { 'SPX.csv': makeCsv(0, sessions), 'RUT.csv': makeCsv(1, sessions) });

describe('import', () => {
  it('stores, says so in plain lines, and changes nothing the second time', async () => {
    const folder = await writeTwo('twice');
    const first = await run('import', folder);
    expect(first.code).toBe(0);
    expect(first.stdout).toBe(
      'RUT: done, 300 new, 0 revised, 0 in quarantine (import)\nSPX: done, 300 new, 0 revised, 0 in quarantine (import)\nrun 1 done: 600 rows seen, 600 changed, data version 2\n',
    );
    expect(first.stderr).toBe('1/2 RUT stored: 300 new, 0 revised, 0 in quarantine\n2/2 SPX stored: 300 new, 0 revised, 0 in quarantine\n');
    const second = await run('import', folder);
    expect(second).toMatchObject({ code: 0, stdout: 'run 2 done: 600 rows seen, 0 changed, data version 2\n' });
  });

  it('answers one JSON value and nothing else with --json', async () => {
    const answer = await run('import', await writeTwo('json'), '--json');
    expect(answer.stderr).toBe('');
    const report = JSON.parse(answer.stdout) as { tasks: Record<string, unknown>[] };
    expect(Object.keys(report)).toEqual(['runId', 'state', 'message', 'dataVersion', 'tasks']);
    expect(report.tasks[0]).toMatchObject({
      symbol: 'RUT',
      provider: 'import',
      state: 'done',
      rowsSeen: 300,
      rowsNew: 300,
      rowsRevised: 0,
      rowsQuarantined: 0,
    });
  });

  it('refuses a folder that is none, or holds nothing, with a sentence', async () => {
    const missing = await run('import', join(root, 'nowhere'));
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('nowhere" cannot be read; give a file named <SYMBOL>.csv, or a folder that holds some');
    const empty = await run('import', await writeFiles(join(root, 'empty'), { 'notes.txt': 'x' }));
    expect(empty.code).toBe(1);
    expect(empty.stderr).toContain('holds no file named <SYMBOL>.csv');
  });

  it('names each file that it refuses and why, and stores the others', async () => {
    const folder = await writeFiles(join(root, 'mixed'), {
      'SPX.csv': makeCsv(0, sessions),
      'bad name!.csv': makeCsv(1, sessions),
      'RUT.csv': 'when,what,why\n2001-01-02,5,6\n',
      'NDX.csv': 'date,close,close\n2001-01-02,5,6\n',
      'EMPTY.csv': '',
    });
    const answer = await run('import', folder);
    expect(answer.code).toBe(1);
    expect(answer.stdout).toContain('bad name!.csv: a symbol has 1 to 16 letters');
    expect(answer.stdout).toContain('RUT.csv: the header is "when,what,why": columns named date and close are needed');
    expect(answer.stdout).toContain('NDX.csv: the header is "date,close,close": a column stands there twice');
    expect(answer.stdout).toMatch(/EMPTY: failed.*EMPTY\.csv: /);
    expect(answer.stdout).toContain('SPX: done, 300 new');
    expect(answer.stdout).toContain('partial: 300 rows seen, 300 changed, data version 1');
  });

  it('keeps the report of both files where two name one symbol', async () => {
    const answer = await run(
      'import',
      await writeFiles(join(root, 'same'), { 'SPX.csv': makeCsv(0, sessions), 'spx.csv': makeCsv(1, sessions) }),
    );
    expect(answer.code).toBe(1);
    expect(answer.stdout).toContain('spx.csv: SPX.csv names the same symbol');
    const { runs } = (await runJson('status')) as {
      runs: { state: string; tasks: { symbol: string; state: string; rowsNew: number }[] }[];
    };
    expect(runs[0]?.state).toBe('partial');
    expect(runs[0]?.tasks.map((task) => [task.symbol, task.state, task.rowsNew])).toContainEqual(['SPX', 'done', 300]);
  });
});

describe('add, remove, status', () => {
  it('follows, describes again, lists and stops following', async () => {
    expect(await runJson('add', 'wxyz', '--name', 'Wide', '--kind', 'etf', '--yahoo', 'WXYZ.X')).toMatchObject({
      symbol: 'WXYZ',
      name: 'Wide',
      kind: 'etf',
      providerSymbols: { yahoo: 'WXYZ.X' },
    });
    expect(await runJson('add', 'WXYZ', '--name', 'Wider')).toMatchObject({
      name: 'Wider',
      kind: 'etf',
      providerSymbols: { yahoo: 'WXYZ.X' },
    });
    await run('import', await writeTwo('followed'));
    const status = await run('status');
    expect(status.stdout).toContain('data version 2; writer: nobody; worker: nobody; 0 rows in quarantine\n');
    expect(status.stdout).toContain(`SPX: 300 closes, ${sessions[0]} to ${sessions.at(-1)}\nWXYZ: 0 closes\nrun 1 import done `);
    expect(await runJson('remove', 'spx')).toEqual({ symbol: 'SPX', removed: 300, isStillMember: false, dataVersion: 3 });
    const { instruments } = (await runJson('status')) as { instruments: { symbol: string }[] };
    expect(instruments.map(({ symbol }) => symbol)).toEqual(['RUT', 'WXYZ']);
    expect(await run('remove', 'SPX')).toMatchObject({ code: 2, stderr: 'SPX is not followed; known are RUT, WXYZ\n' });
  });

  it('takes a removed instrument back with a new import', async () => {
    const folder = await writeTwo('back');
    await run('import', folder);
    await run('remove', 'SPX');
    const again = await run('import', folder);
    expect(again.stdout).toContain('SPX: done, 300 new');
    const { instruments } = (await runJson('status')) as { instruments: { symbol: string; sessions: number }[] };
    expect(instruments).toContainEqual(expect.objectContaining({ symbol: 'SPX', sessions: 300 }));
  });

  it('answers the same shape with --json, whatever is stored', async () => {
    expect(Object.keys(await runJson('status'))).toEqual([
      'date',
      'dataVersion',
      'simulated',
      'leases',
      'quarantined',
      'instruments',
      'universes',
      'series',
      'notes',
      'runs',
    ]);
    expect(await runJson('migrate')).toEqual({ applied: [] });
  });
});

describe('export closes', () => {
  it('writes what import reads back without a change', async () => {
    await run('import', await writeTwo('out'));
    const target = join(root, 'exported');
    expect((await run('export', 'closes', '--out', target)).stdout).toBe('RUT.csv: 300 rows\nSPX.csv: 300 rows\n');
    const text = await readFile(join(target, 'SPX.csv'), 'utf8');
    expect(text.split('\n').slice(0, 2)).toEqual([
      'date,open,high,low,close,adj_close,provisional,source',
      `${sessions[0]},,,,50,,false,import`,
    ]);
    expect((await run('import', target)).stdout).toBe('run 2 done: 600 rows seen, 0 changed, data version 2\n');
    const single = await run('export', 'closes', '--symbols', 'SPX');
    expect(single).toMatchObject({ code: 0, stdout: text });
    expect(await runJson('export', 'closes', '--symbols', 'spx')).toMatchObject({ symbol: 'SPX', rows: expect.any(Array) as unknown });
  });

  it('refuses several symbols on stdout, unknown ones, and everything where it is switched off', async () => {
    await run('import', await writeTwo('refused'));
    expect(await run('export', 'closes')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('one symbol is written to stdout') as unknown,
    });
    expect(await run('export', 'closes', '--symbols', 'XYZ')).toMatchObject({ code: 2, stderr: 'Not followed: XYZ; known are RUT, SPX\n' });
    const off = await runInProcess(url, ['export', 'closes', '--symbols', 'SPX'], { EXPORT_CLOSES: 'off' });
    expect(off).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('EXPORT_CLOSES=off') as unknown });
  });
});

describe('what was typed wrong', () => {
  it.each([
    [['frobnicate'], "unknown command 'frobnicate'"],
    [['import'], 'import takes one of: <dir>, <SYMBOL>.csv, --panel <file>'],
    [['pull', '--from', '2024-02-30'], '2024-02-30'],
    [['pull', '--from', '2024-03-01', '--to', '2024-02-01'], '--from 2024-03-01 is after --to 2024-02-01'],
    [['pull', '--symbols', 'XYZ'], 'XYZ is not followed'],
    [['pull', '--symbols', 'A*B'], '"A*B" is no symbol'],
    [['status', '--wait', 'soon'], '--wait "soon" is no number of seconds'],
    [['add', '=1+1'], '"=1+1" is no symbol'],
    [['add', 'ABC', '--kind', 'bond'], 'Allowed choices are index, stock, etf'],
    [['quarantine', 'accept', 'x'], '"x" is no id'],
    [['quarantine', 'reject', '7'], 'There is no quarantined row 7'],
    [[], 'Usage: npm run data --'],
  ])('%j ends with code 2 and says what is accepted', async (words, message) => {
    const answer = await run(...words);
    expect(answer.code).toBe(2);
    expect(answer.stdout).toBe('');
    expect(answer.stderr).toContain(message);
  });

  it('--help is no mistake, and a bad environment is a failure that names the variable', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, stderr: '' });
    const bad = await runInProcess('mysql://x', ['status']);
    expect(bad).toMatchObject({ code: 1, stderr: expect.stringContaining('DATABASE_URL') as unknown });
  });
});
