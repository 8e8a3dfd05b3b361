import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../lib');
/** What all keeps of a process may hold together. **Units** MiB. */
const mostTogether = 272;
const made = /\b(?:createKeep|keepOnProcess|memoOnProcess)(?:<[^(]*>)?\([^)]*\bmostBytes/g;
const limit = /\bmostBytes(?::| =) (?:(\d+) \* )?1024 \* 1024/g;

const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('generated') && !file.startsWith('keep/'))
  .map((file) => ({ file, text: readFileSync(path.join(root, file), 'utf8') }));

it('what a process keeps is bounded, each and all together', () => {
  const limits = sources.flatMap(({ file, text }) => [...text.matchAll(limit)].map(([, count = '1']) => ({ file, mib: Number(count) })));
  const keeps = sources.reduce((sum, { text }) => sum + [...text.matchAll(made)].length, 0);
  expect(limits, 'a limit that is written otherwise is not counted here').toHaveLength(keeps);
  const together = limits.reduce((sum, { mib }) => sum + mib, 0);
  expect(together, JSON.stringify(limits)).toBeLessThanOrEqual(mostTogether);
  expect(together).toBeGreaterThan(mostTogether / 2);
});
