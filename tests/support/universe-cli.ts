import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { readMembership } from '@/lib/store/memberships';
import { openStore } from '@/lib/store/open-store';
import { listUniverseCoverage } from '@/lib/store/universe-coverage';
import { runInProcess } from './cli-process';
import { createTestDatabase } from './test-store';

/** The command line on an empty store of its own for every test, with files to give it. Called once, at the top of a suite. */
export function useUniverseCli() {
  let root = '';
  let url = '';
  const removals: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'broadtape-universe-'));
  });
  beforeEach(async () => {
    const database = await createTestDatabase();
    removals.push(() => database.remove());
    url = database.url;
  });
  afterAll(async () => {
    for (const remove of removals) await remove();
    await rm(root, { recursive: true, force: true });
  });

  const run = (...words: string[]) => runInProcess(url, words);

  async function write(name: string, ...lines: string[]): Promise<string> {
    const path = join(root, name);
    await writeFile(path, `${lines.join('\n')}\n`);
    return path;
  }

  async function read<Value>(work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<Value>): Promise<Value> {
    const store = await openStore(url);
    try {
      return await work(store);
    } finally {
      await store.close();
    }
  }

  const findListed = (id: string) => read(async (store) => (await listUniverseCoverage(store)).find((universe) => universe.id === id));
  const spells = (id: string, version?: number) =>
    read(async (store) =>
      (await readMembership(store, id, version)).map(({ symbol, from, until }) => `${symbol} ${from} ${until ?? ''}`.trim()),
    );
  const findPath = (name: string) => join(root, name);

  return { run, write, read, findListed, spells, findPath };
}
