import { afterEach, beforeEach } from 'vitest';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { spawnScript, type SpawnedCli } from './cli-process';
import { createTestDatabase } from './test-store';

export interface ProcessesOnStore {
  /** Of the test that runs. */
  readonly url: () => string;
  readonly store: () => Store;
  /** Starts a script on the store; what is still alive when the test ends is killed. */
  readonly spawn: (script: 'main' | 'worker', words: readonly string[], env?: Readonly<Record<string, string>>) => SpawnedCli;
}

/** For each test of the file a store of its own, and processes on it. */
export function useProcessesOnStore(): ProcessesOnStore {
  let database = { url: '', remove: () => Promise.resolve() };
  let store: Store;
  let spawned: SpawnedCli[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    store = await openStore(database.url);
    spawned = [];
  });

  afterEach(async () => {
    for (const { child, ended } of spawned) {
      child.kill('SIGKILL');
      await ended;
    }
    await store.close();
    await database.remove();
  });

  return {
    url: () => database.url,
    store: () => store,
    spawn: (script, words, env = {}) => {
      const process = spawnScript(script, words, { DATABASE_URL: database.url, FIRST_RUN: 'none', PULL: 'off', ...env });
      spawned.push(process);
      return process;
    },
  };
}
