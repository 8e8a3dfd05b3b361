import { resolve } from 'node:path';
import type { Provider } from './migration-files';

export type StoreLocation =
  | { readonly provider: 'sqlite'; readonly path: string }
  | { readonly provider: 'postgresql'; readonly url: string };

const usualReaders = 8;

/**
 * How many connections to PostgreSQL one process reads through; one more writes. `?connection_limit=20` of the address says so.
 * @throws Error for no whole number from 1 to 999.
 */
export function readConnectionLimit(url: string): number {
  const given = new URLSearchParams(url.split('?')[1] ?? '').get('connection_limit');
  if (given === null) return usualReaders;
  if (!/^[1-9]\d{0,2}$/.test(given)) throw new Error('connection_limit of DATABASE_URL is not usable; it is a whole number from 1 to 999');
  return Number(given);
}

/**
 * Where the store is: a file, its path made absolute from the working directory, or a PostgreSQL server.
 * @throws Error for any other address.
 */
export function parseDatabaseUrl(databaseUrl: string): StoreLocation {
  if (databaseUrl.startsWith('file:') && databaseUrl.length > 5) {
    const path = databaseUrl.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
    return { provider: 'sqlite', path: resolve(/* turbopackIgnore: true */ process.cwd(), path) };
  }
  if (/^postgres(ql)?:\/\//.test(databaseUrl)) {
    readConnectionLimit(databaseUrl);
    return { provider: 'postgresql', url: databaseUrl };
  }
  // The address may carry a password: only its scheme is repeated.
  throw new Error(`DATABASE_URL "${databaseUrl.split(':')[0] ?? ''}:…" is not usable; it is file:./path.db or postgresql://user@host/name`);
}

/** The engine's way to write the location. */
export function toConnection(location: StoreLocation): { provider: Provider; url: string } {
  return location.provider === 'sqlite' ? { provider: 'sqlite', url: `file:${location.path}` } : location;
}
