import 'server-only';
import { z } from 'zod';
import { listMigrations } from './migration-files';
import type { Store } from './store';

const applied = z.array(z.object({ migration_name: z.string() }));
const finished = 'SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL';

/** Migrations of this version of Broadtape that the database has not had, oldest first. */
export async function listPendingMigrations(store: Pick<Store, 'reader' | 'dialect'>): Promise<string[]> {
  const names = await listMigrations(store.dialect.provider);
  try {
    const done = new Set(applied.parse(await store.reader.$queryRawUnsafe(finished)).map((row) => row.migration_name));
    return names.filter((name) => !done.has(name));
  } catch (error) {
    if (error instanceof Error && /no such table|does not exist/.test(error.message)) return names;
    throw error;
  }
}

/** Whether the database has had every migration. */
export async function isMigrated(store: Store): Promise<boolean> {
  return (await listPendingMigrations(store)).length === 0;
}
