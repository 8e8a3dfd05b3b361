import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateStore } from '@/lib/store/migrate-store';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { createPostgresqlDatabase } from './test-postgresql';

let template: Promise<string> | undefined;

// Migrated once per process, then copied. No one has it open, so the file is complete without its log.
async function migrateTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-template-'));
  process.once('exit', () => { rmSync(folder, { recursive: true, force: true }); });
  const path = join(folder, 'template.db');
  await migrateStore(`file:${path}`);
  return path;
}

export interface TestStore {
  readonly store: Store;
  readonly url: string;
  /** Closes the store and deletes its files. */
  remove(): Promise<void>;
}

/**
 * The address of a migrated, empty store: a SQLite file in a folder of its own or, with `TEST_DATABASE_URL` set to a
 * PostgreSQL server on which databases may be created, a database of its own there.
 */
export async function createTestDatabase(): Promise<{ url: string; remove(): Promise<void> }> {
  const serverUrl = process.env.TEST_DATABASE_URL;
  if (serverUrl?.startsWith('postgres') === true) return await createPostgresqlDatabase(serverUrl);
  template ??= migrateTemplate();
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-test-'));
  const path = join(folder, 'test.db');
  await copyFile(await template, path);
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
