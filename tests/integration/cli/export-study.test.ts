import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { GET } from '@/app/api/v1/studies/[id]/route';
import { runInProcess } from '../../support/cli-process';
import { listSessions } from '../../support/csv-folders';
import { createServedCloses, type ServedCloses } from '../../support/served-closes';

const query = 'symbol=RUT&direction=up&last=max';
let served: ServedCloses;

const run = (...words: string[]) => served.run(...words);

beforeAll(async () => {
  served = await createServedCloses();
});
afterAll(() => served.remove());

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
  const file = join(served.root, 'deep', 'streaks.csv');
  const answer = await run('export', 'study', 'streaks', query, '--out', file);
  const text = await readFile(file, 'utf8');
  const rows = text.trimEnd().split('\r\n').length - 1;
  expect(answer.code).toBe(0);
  expect(answer.stdout.startsWith(`${file}: ${rows} rows as of ${listSessions(400).at(-1)}, data version 2; link: /studies/streaks?`)).toBe(
    true,
  );
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
  expect(await run('export', 'study', ...words)).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining(message) as unknown,
  });
});

it('keeps levels in where the operator says so', async () => {
  const off = { EXPORT_CLOSES: 'off' };
  const level = await runInProcess(served.url, ['export', 'study', 'performance', 'symbols=SPX&mode=level'], off);
  expect(level).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('mode=rebased') as unknown });
  const rebased = await runInProcess(served.url, ['export', 'study', 'performance', 'symbols=SPX&mode=rebased'], off);
  expect(rebased.code).toBe(0);
});
