import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { listMigrations, migrationsFolder, providerFolder, readMigrations, type Provider } from './migration-files';
import { noFilters, readSchema, toMigrationList, withSchemaEngine } from './schema-engine';

type DiffStart = Parameters<SchemaEngine['diff']>[0]['from'];

async function diffFrom(engine: SchemaEngine, provider: Provider, from: DiffStart): Promise<string> {
  const to = { tag: 'schemaDatamodel' as const, files: [await readSchema(provider)] };
  const { stdout } = await engine.diff({ from, to, script: true, exitCode: null, filters: noFilters });
  return stdout === null || stdout.startsWith('-- This is an empty migration') ? '' : stdout;
}

/** SQL that leads from the committed SQLite migrations, run in a temporary file, to the schema; empty when they agree. */
export async function diffSqliteSchema(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-diff-'));
  const url = `file:${join(folder, 'diff.db')}`;
  try {
    const migrationsList = toMigrationList('sqlite', await readMigrations('sqlite'));
    return await withSchemaEngine({ provider: 'sqlite', databaseUrl: url }, async (engine) => {
      if (migrationsList.migrationDirectories.length === 0) return await diffFrom(engine, 'sqlite', { tag: 'empty' });
      // Not from `migrations`: the engine's shadow database runs a script as one statement, which better-sqlite3 refuses.
      await engine.applyMigrations({ migrationsList, filters: noFilters });
      const files = [await readSchema('sqlite')];
      return await diffFrom(engine, 'sqlite', { tag: 'schemaDatasource', files, configDir: providerFolder('sqlite') });
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Path of the schema that a PostgreSQL migration led to, kept beside it. */
export function snapshotPath(migration: string): string {
  return join(migrationsFolder('postgresql'), migration, 'schema.prisma');
}

/**
 * The same for PostgreSQL, from the schema kept beside the newest migration: the engine cannot read a PostgreSQL catalog
 * through its adapter (columns of type "char"), so migrations are not replayed. Needs a server to connect to all the same.
 */
export async function diffPostgresqlSchema(databaseUrl: string): Promise<string> {
  const newest = (await listMigrations('postgresql')).at(-1);
  const path = newest === undefined ? null : snapshotPath(newest);
  const start: DiffStart =
    path === null ? { tag: 'empty' } : { tag: 'schemaDatamodel', files: [{ path, content: await readFile(path, 'utf8') }] };
  return await withSchemaEngine({ provider: 'postgresql', databaseUrl }, (engine) => diffFrom(engine, 'postgresql', start));
}
