import 'server-only';
import { listMigrations } from './migration-files';
import { readHistory } from './migration-history';
import type { Store } from './store';

/** Migrations of this version of Broadtape that the database has not had, oldest first. */
export async function listPendingMigrations(store: Pick<Store, 'reader' | 'dialect'>): Promise<string[]> {
  const [names, history] = await Promise.all([
    listMigrations(store.dialect.provider),
    readHistory((sql) => store.reader.$queryRawUnsafe(sql)),
  ]);
  const applied = new Set(history.filter(({ state }) => state === 'applied').map(({ name }) => name));
  return names.filter((name) => !applied.has(name));
}

/** Whether the database has had every migration. */
export async function isMigrated(store: Store): Promise<boolean> {
  return (await listPendingMigrations(store)).length === 0;
}
