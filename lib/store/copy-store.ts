import 'server-only';
import { parseDatabaseUrl } from './database-url';
import type { Store } from './store';

/** Only a store in a file can be copied. */
export class CannotCopy extends Error {
  override readonly name = 'CannotCopy';
}

/** Writes a copy of a SQLite store, as it is at this moment, to `path`, which must not exist. @throws CannotCopy for PostgreSQL. */
export async function copyStore(store: Store, path: string): Promise<string> {
  if (parseDatabaseUrl(store.databaseUrl).provider !== 'sqlite')
    throw new CannotCopy('A dry run works on a copy of the store, and only one in a SQLite file can be copied.');
  await store.write((writer) => writer.$executeRawUnsafe('VACUUM INTO ?', path));
  return `file:${path}`;
}
