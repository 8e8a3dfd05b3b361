import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runInProcess } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { makePanel } from '../../support/panel-file';
import { createTestDatabase } from '../../support/test-store';

let root = '';
let database: Awaited<ReturnType<typeof createTestDatabase>>;

async function write(name: string, text: string): Promise<string> {
  const path = join(root, name);
  await writeFile(path, text);
  return path;
}

const run = (...words: string[]) => runInProcess(database.url, words);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-define-'));
  database = await createTestDatabase();
  await run('import', await writeFiles(join(root, 'closes'), { 'SPX.csv': makeCsv(0, listSessions(30)) }));
  await run('import', '--panel', await write('panel.csv', makePanel(['AAA', 'BBB', 'CCC'], listSessions(30))));
});
afterAll(async () => {
  await database.remove();
  await rm(root, { recursive: true, force: true });
});

it('refuses a list with unknown tickers, tries it, stores it, changes and withdraws it', async () => {
  const names = await write('names.csv', 'Ticker,Name\nAAA,One\nccc,Three\nNOPE,None\n');
  const refused = await run('universe', 'define', 'garden', '--from-file', names);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toContain(
    '1 of 3 tickers are no stored stock or fund: NOPE. Import their closes or add them first, correct them, or leave them out with --skip-unknown. Nothing was stored.',
  );
  expect(await run('universe', 'define', 'sp500', '--from-file', names)).toMatchObject({ code: 2 });
  expect((await run('universe', 'define', 'garden')).code).toBe(2);

  const skipping = ['universe', 'define', 'garden', '--from-file', names, '--skip-unknown', '--name', 'Garden'];
  const tried = await run(...skipping, '--dry-run');
  expect(tried).toMatchObject({ code: 0, stdout: expect.stringContaining('dry run: nothing was stored') });
  expect(tried.stdout).toMatch(/advance-decline\?universe=garden: nothing would be ".*Garden/);
  expect((await run('universe', 'list')).stdout).not.toContain('garden');

  const stored = await run(...skipping);
  expect(stored).toMatchObject({ code: 0, stdout: expect.stringContaining('garden: done, 2 new') });
  expect(stored.stderr).toContain('npm run data -- universe follow garden');
  expect((await run('universe', 'list')).stdout).toContain('garden (Garden): 2 members now, 2 of them with closes');
  expect((await run('universe', 'follow', 'garden')).stdout).toContain('The worker keeps Garden current');
  expect((await run('pull', '--universe', 'nowhere')).stderr).toMatch(/accepted are sp500, .*, sectors, garden/);

  expect((await run('universe', 'define', 'garden', '--from-file', await write('other.txt', 'AAA, BBB'))).stdout).toContain(
    'garden: done, 0 new, 1 revised',
  );
  expect(await run('universe', 'undefine', 'garden')).toMatchObject({ code: 0, stdout: expect.stringContaining('2 withdrawn') });
  expect((await run('universe', 'list')).stdout).not.toContain('garden');
  expect((await run('universe', 'undefine', 'garden')).code).toBe(2);
});
