import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { getStore } from '@/lib/server/get-store';
import { publishedClaims } from '@/lib/studies/claim/library';
import { runInProcess } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { createTestDatabase } from '../../support/test-store';

const answerSchema = z.array(
  z.strictObject({ id: z.string(), kind: z.enum(['holds', 'holds_only_under', 'fails', 'cannot_check']), under: z.string().optional(), figure: z.number().nullable() }),
);
let root = '';
let database = { url: '', remove: () => Promise.resolve() };

const run = (...words: string[]) => runInProcess(database.url, words);

// The studies read the environment of the process itself, as the server does.
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-claims-'));
  database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;
  const sessions = listSessions(400);
  const folder = await writeFiles(join(root, 'closes'), { 'SPX.csv': makeCsv(0, sessions), 'RUT.csv': makeCsv(1, sessions) });
  expect((await run('import', folder)).code).toBe(0);
});

afterAll(async () => {
  await (await getStore()).close();
  await database.remove();
  await rm(root, { recursive: true, force: true });
});

it('prints a verdict for every published claim, `under` only where it holds only under one', async () => {
  const printed = await run('--json', 'claims');
  expect(printed.code).toBe(0);
  const answers = answerSchema.parse(JSON.parse(printed.stdout));
  expect(answers.map(({ id }) => id)).toEqual(publishedClaims.map(({ id }) => id));
  for (const { kind, under } of answers) expect(under !== undefined).toBe(kind === 'holds_only_under');
  // The stored year knows nothing of 1995: no verdict, and why.
  expect(answers.find(({ id }) => id === 'spx-77-record-closes-1995')).toEqual({ id: 'spx-77-record-closes-1995', kind: 'cannot_check', figure: null });
});

it('prints a line for each in a pipe, with what is missing', async () => {
  const lines = (await run('claims')).stdout.trim().split('\n');
  expect(lines).toHaveLength(publishedClaims.length);
  expect(lines.find((line) => line.startsWith('spx-77'))).toMatch(/cannot be checked: .*before the first session/);
});
