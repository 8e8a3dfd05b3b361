import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveStore } from '../integration/api/sample-api';
import { runInProcess } from './cli-process';
import { createFilledStore, type TestStore } from './test-store';

const reality = fileURLToPath(new URL('../../../shared/reality/', import.meta.url));

/** A served store with the S&P 500, its members and their closes as the real files have them. For tests that are skipped where those are absent. */
export async function serveRealMembers(): Promise<TestStore> {
  return serveStore(
    await createFilledStore('real-members', async ({ databaseUrl }) => {
      const folder = await mkdtemp(join(tmpdir(), 'broadtape-reality-'));
      await symlink(join(reality, 'closes/SPX.csv'), join(folder, 'SPX.csv'));
      for (const words of [
        ['import', folder],
        ['universe', 'import', 'sp500', join(reality, 'membership/sp500.csv')],
        ['import', '--panel', join(reality, 'panel/sp500-2019-2024.csv.gz')],
      ]) {
        const { code, stderr } = await runInProcess(databaseUrl, words);
        if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
      }
      await rm(folder, { recursive: true, force: true });
    }),
  );
}
