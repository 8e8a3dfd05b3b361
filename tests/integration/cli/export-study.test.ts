import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/studies/[id]/route';
import { getStore } from '@/lib/server/get-store';
import { runInProcess } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { createTestDatabase } from '../../support/test-store';

const sessions = listSessions(400);
const query = 'symbol=RUT&direction=up&last=max';
let root = '';
let database = { url: '', remove: () => Promise.resolve() };

const run = (...words: string[]) => runInProcess(database.url, words);

// The studies read the environment of the process itself, as the server does.
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-study-'));
  database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;
  const folder = await writeFiles(join(root, 'closes'), { 'SPX.csv': makeCsv(0, sessions), 'RUT.csv': makeCsv(1, sessions) });
  expect((await run('import', folder)).code).toBe(0);
});

afterAll(async () => {
  await (await getStore()).close();
  await database.remove();
  await rm(root, { recursive: true, force: true });
});

async function fetchText(path: string): Promise<string> {
  const url = new URL(path, 'http://localhost');
  const answer = await GET(new Request(url), { params: Promise.resolve({ id: url.pathname.split('/').at(-1) ?? '' }) });
  return await answer.text();
}

it('writes the same bytes as the CSV and the JSON of the link', async () => {
  const csv = await run('export', 'study', 'streaks', query);
  expect(csv).toMatchObject({ code: 0, stderr: '' });
  expect(csv.stdout).toMatch(/^start,reached,end,sessions,return_pct,status.*\r\n2001-/);
  expect(csv.stdout).toBe(await fetchText(`/api/v1/studies/streaks.csv?${query}`));
  const json = await run('export', 'study', 'streaks', `?${query}`, '--format', 'json');
  expect(JSON.parse(json.stdout)).toEqual(JSON.parse(await fetchText(`/api/v1/studies/streaks?${query}`)));
  expect((await run('--json', 'export', 'study', 'streaks', query)).stdout).toBe(json.stdout);
});

it('writes a file, and a line with the link that reproduces it', async () => {
  const file = join(root, 'deep', 'streaks.csv');
  const answer = await run('export', 'study', 'streaks', query, '--out', file);
  const text = await readFile(file, 'utf8');
  const rows = text.trimEnd().split('\r\n').length - 1;
  expect(answer.code).toBe(0);
  expect(answer.stdout.startsWith(`${file}: ${rows} rows as of ${sessions.at(-1)}, data version 2; link: /studies/streaks?`)).toBe(true);
  expect(answer.stdout).toContain('version=2');
  expect((await run('export', 'study', 'streaks', query)).stdout).toBe(text);
});

it.each([
  [['nonsense'], 'There is no study "nonsense"; known are performance, streaks'],
  [['streaks', 'direction=sideways'], 'direction: '],
  [['streaks', 'symbol=ABC'], 'symbol: unknown symbol ABC; known are '],
  [['streaks', 'symbol=RUT&from=2002-01-01&last=1y'], 'last'],
  [['streaks', 'symbol=RUT', '--format', 'xml'], 'Allowed choices are csv, json'],
])('%j ends with code 2 and names what was wrong', async (words, message) => {
  expect(await run('export', 'study', ...words)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) as unknown });
});

it('keeps levels in where the operator says so', async () => {
  const off = { EXPORT_CLOSES: 'off' };
  const level = await runInProcess(database.url, ['export', 'study', 'performance', 'symbols=SPX&mode=level'], off);
  expect(level).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('mode=rebased is answered') as unknown });
  const rebased = await runInProcess(database.url, ['export', 'study', 'performance', 'symbols=SPX&mode=rebased'], off);
  expect(rebased.code).toBe(0);
});
