import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject } from 'vitest';
import { openStore } from '@/lib/store/open-store';
import type { Store } from '@/lib/store/store';
import { copyFilledDatabase, createPostgresqlDatabase } from './test-postgresql';

export interface TestStore {
  readonly store: Store;
  readonly url: string;
  /** Closes the store and deletes its files. */
  remove(): Promise<void>;
}

interface TestDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

async function copyDatabase(template: string): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-test-'));
  const path = join(folder, 'test.db');
  // No one has the template open, so the file is complete without its log.
  await copyFile(template, path);
  return { url: `file:${path}`, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** The address of a migrated, empty store: a SQLite file in a folder of its own or, in the runs on PostgreSQL, a database of its own there. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const postgresql = inject('postgresql');
  if (postgresql !== undefined) return await createPostgresqlDatabase(postgresql.serverUrl, postgresql.template);
  return await copyDatabase(inject('template'));
}

async function open({ url, remove }: TestDatabase): Promise<TestStore> {
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

/** A migrated, empty, open store of its own. */
export async function createTestStore(): Promise<TestStore> {
  return await open(await createTestDatabase());
}

/** A store of its own as `fill` fills one: filled by the first test that asks under this name, and copied for those after it. */
export async function createFilledStore(name: string, fill: (store: Store) => Promise<void>): Promise<TestStore> {
  const fillAt = async (url: string): Promise<void> => {
    const store = await openStore(url);
    await fill(store);
    await store.close();
  };
  const postgresql = inject('postgresql');
  if (postgresql !== undefined) return await open(await copyFilledDatabase(postgresql, name, fillAt));
  const filled = join(dirname(inject('template')), `${name}.db`);
  if (!existsSync(filled)) {
    // Two workers that ask at once fill one each, alike: neither stands still for the other.
    const path = `${filled}-${process.pid}`;
    await copyFile(inject('template'), path);
    await fillAt(`file:${path}`);
    if (existsSync(`${path}-wal`)) throw new Error(`${path} is still open: a copy would lack what stands in its log`);
    await rename(path, filled);
  }
  return await open(await copyDatabase(filled));
}
