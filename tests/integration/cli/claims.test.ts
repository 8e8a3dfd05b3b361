import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { publishedClaims } from '@/lib/studies/after/claim/library/library';
import { createServedCloses, type ServedCloses } from '../../support/served-closes';

const answerSchema = z.array(
  z.strictObject({
    id: z.string(),
    kind: z.enum(['holds', 'holds_only_under', 'fails', 'cannot_check']),
    under: z.string().optional(),
    figure: z.number().nullable(),
  }),
);
let served: ServedCloses;

const run = (...words: string[]) => served.run(...words);

beforeAll(async () => {
  served = await createServedCloses();
});
afterAll(() => served.remove());

it('prints a verdict for every published claim, `under` only where it holds only under one', async () => {
  const printed = await run('--json', 'claims');
  expect(printed.code).toBe(0);
  const answers = answerSchema.parse(JSON.parse(printed.stdout));
  expect(answers.map(({ id }) => id)).toEqual(publishedClaims.map(({ id }) => id));
  for (const { kind, under } of answers) expect(under !== undefined).toBe(kind === 'holds_only_under');
  // The stored year knows nothing of 1995: no verdict, and why.
  expect(answers.find(({ id }) => id === 'spx-77-record-closes-1995')).toEqual({
    id: 'spx-77-record-closes-1995',
    kind: 'cannot_check',
    figure: null,
  });
});

it('prints a line for each in a pipe, with what is missing', async () => {
  const lines = (await run('claims')).stdout.trim().split('\n');
  expect(lines).toHaveLength(publishedClaims.length);
  expect(lines.find((line) => line.startsWith('spx-77'))).toMatch(/cannot be checked: .*before the first session/);
});
