import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInProcess } from './cli-process';
import { listSessions, makeCsv, writeFiles } from './csv-folders';
import { createTestDatabase } from './test-store';

export interface ServedCloses {
  /** A folder of the test's own. */
  readonly root: string;
  readonly url: string;
  readonly run: (...words: string[]) => ReturnType<typeof runInProcess>;
  remove(): Promise<void>;
}

/** A store with 400 imported closes of SPX and RUT, which the studies of this process read as the server does. Its `remove` closes their store too. */
export async function createServedCloses(): Promise<ServedCloses> {
  const root = await mkdtemp(join(tmpdir(), 'broadtape-closes-'));
  const database = await createTestDatabase();
  process.env['DATABASE_URL'] = database.url;
  const run = (...words: string[]) => runInProcess(database.url, words);
  const sessions = listSessions(400);
  const folder = await writeFiles(join(root, 'closes'), { 'SPX.csv': makeCsv(0, sessions), 'RUT.csv': makeCsv(1, sessions) });
  const { code, stderr } = await run('import', folder);
  if (code !== 0) throw new Error(`the import failed: ${stderr}`);
  return {
    root,
    url: database.url,
    run,
    remove: async () => {
      const { getStore } = await import('@/lib/server/answers/get-store');
      await (await getStore()).close();
      await database.remove();
      await rm(root, { recursive: true, force: true });
    },
  };
}
