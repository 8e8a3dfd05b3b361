import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SqlDialect } from './sql/dialect';

export type Provider = SqlDialect['provider'];

const folders: Record<Provider, string> = { sqlite: 'prisma', postgresql: 'prisma/postgresql' };

/** Folder of a provider's schema and migrations; the working directory is the repository's root. */
export function providerFolder(provider: Provider): string {
  return join(/* turbopackIgnore: true */ process.cwd(), folders[provider]);
}

/** Folder of a provider's migrations. */
export function migrationsFolder(provider: Provider): string {
  return join(providerFolder(provider), 'migrations');
}

/** Names of a provider's migrations, oldest first; none before the first was created. */
export async function listMigrations(provider: Provider): Promise<string[]> {
  const folder = migrationsFolder(provider);
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** A migration with its script. */
export interface Migration {
  readonly name: string;
  readonly text: string;
}

/** A provider's migrations with their scripts, oldest first: all, or up to one of them. */
export async function readMigrations(provider: Provider, upTo?: string): Promise<Migration[]> {
  const names = (await listMigrations(provider)).filter((name) => upTo === undefined || name <= upTo);
  const folder = migrationsFolder(provider);
  return await Promise.all(names.map(async (name) => ({ name, text: await readFile(join(folder, name, 'migration.sql'), 'utf8') })));
}
