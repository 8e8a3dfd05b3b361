import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { createPostgresqlDatabase } from './test-postgresql';

export interface TestStore {
  readonly store: Store;
  readonly url: string;
  /** Closes the store and deletes its files. */
  remove(): Promise<void>;
}

/** The address of a migrated, empty store: a SQLite file in a folder of its own or, in the runs on PostgreSQL, a database of its own there. */
export async function createTestDatabase(): Promise<{ url: string; remove(): Promise<void> }> {
  const postgresql = inject('postgresql');
  if (postgresql !== undefined) return await createPostgresqlDatabase(postgresql.serverUrl, postgresql.template);
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-test-'));
  const path = join(folder, 'test.db');
  // No one has the template open, so the file is complete without its log.
  await copyFile(inject('template'), path);
  return { url: `file:${path}`, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A migrated, empty, open store of its own. */
export async function createTestStore(): Promise<TestStore> {
  const { url, remove } = await createTestDatabase();
  const store = await openStore(url);
  return {
    store,
    url,
    remove: async () => {
      await store.close();
      await remove();
    },
  };
}
