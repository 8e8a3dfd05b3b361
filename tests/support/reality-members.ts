import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { serveStore } from '../integration/api/sample-api';
import { runInProcess } from './cli-process';
import { isExhaustive } from './rounds';
import { createFilledStore, type TestStore } from './test-store';

const reality = fileURLToPath(new URL('../../../shared/reality/', import.meta.url));

// What is compared is 2022, 6 April 2023 and 16 July 2024, with at most 200 sessions before them: half of the panel, whose import is what costs.
const stretches = [
  ['2021-03-01', '2023-04-06'],
  ['2023-09-20', '2024-07-16'],
] as const;

/** The panel of closes: whole in the exhaustive run, in others the stretches of it that are compared, written into `folder`. */
function takePanel(folder: string): string {
  const whole = join(reality, 'panel/sp500-2019-2024.csv.gz');
  if (isExhaustive) return whole;
  const [header = '', ...lines] = gunzipSync(readFileSync(whole)).toString('utf8').split('\n');
  const taken = lines.filter((line) => stretches.some(([first, last]) => line.slice(0, 10) >= first && line.slice(0, 10) <= last));
  const path = join(folder, 'panel.csv');
  writeFileSync(path, [header, ...taken, ''].join('\n'));
  return path;
}

/** A served store with the S&P 500, its members and their closes as the real files have them. For tests that are skipped where those are absent. */
export async function serveRealMembers(): Promise<TestStore> {
  return serveStore(
    await createFilledStore('real-members', async ({ databaseUrl }) => {
      const folder = await mkdtemp(join(tmpdir(), 'broadtape-reality-'));
      await symlink(join(reality, 'closes/SPX.csv'), join(folder, 'SPX.csv'));
      const panels = await mkdtemp(join(tmpdir(), 'broadtape-reality-'));
      for (const words of [
        ['import', folder],
        ['universe', 'import', 'sp500', join(reality, 'membership/sp500.csv')],
        ['import', '--panel', takePanel(panels)],
      ]) {
        const { code, stderr } = await runInProcess(databaseUrl, words);
        if (code !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
      }
      for (const made of [folder, panels]) await rm(made, { recursive: true, force: true });
    }),
  );
}
