import { resolve } from 'node:path';
import type { Provider } from './migration-files';

export type StoreLocation =
  | { readonly provider: 'sqlite'; readonly path: string }
  | { readonly provider: 'postgresql'; readonly url: string };

/**
 * Where the store is: a file, its path made absolute from the working directory, or a PostgreSQL server.
 * @throws Error for any other address.
 */
export function parseDatabaseUrl(databaseUrl: string): StoreLocation {
  if (databaseUrl.startsWith('file:') && databaseUrl.length > 5) {
    const path = databaseUrl.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
    return { provider: 'sqlite', path: resolve(/* turbopackIgnore: true */ process.cwd(), path) };
  }
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) return { provider: 'postgresql', url: databaseUrl };
  // The address may carry a password: only its scheme is repeated.
  throw new Error(`DATABASE_URL "${databaseUrl.split(':')[0] ?? ''}:…" is not usable; it is file:./path.db or postgresql://user@host/name`);
}

/** The engine's way to write the location. */
export function toConnection(location: StoreLocation): { provider: Provider; url: string } {
  return location.provider === 'sqlite' ? { provider: 'sqlite', url: `file:${location.path}` } : location;
}
