import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type * as engineModule from '@prisma/schema-engine-wasm';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { migrationsFolder, providerFolder, type Migration, type Provider } from './migration-files';

// Prisma's own engine as WebAssembly: the native one is a download that restricted networks do not reach.

export const noFilters = { externalTables: [], externalEnums: [] };

// Held by the process and not by this module, which a bundle or a test runner may load twice: the package's script has one place for its instance,
// and a second one put there takes the memory away from the first while it works.
const held: typeof globalThis & { schemaEngine?: Promise<typeof engineModule> } = globalThis;

// The package's entry imports its .wasm file as a module, which Node 20 cannot: the parts are put together by hand.
async function loadEngine(): Promise<typeof engineModule> {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const script = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const imports = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const binary = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': { ...imports } });
  imports.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('@prisma/schema-engine-wasm has no __wbindgen_start: its version does not fit');
  (start as () => void)();
  // The parts export what the entry does; its declaration file only names the first.
  return imports;
}

export interface EngineTarget {
  readonly provider: Provider;
  readonly databaseUrl: string;
  /** How long a lock of another process at a SQLite file is waited for. */
  readonly lockWaitMs?: number;
}

function createAdapterFactory({ provider, databaseUrl, lockWaitMs = 5_000 }: EngineTarget): SqlMigrationAwareDriverAdapterFactory {
  return provider === 'sqlite'
    ? new PrismaBetterSqlite3({ url: databaseUrl, timeout: lockWaitMs }, { shadowDatabaseUrl: ':memory:' })
    : new PrismaPg({ connectionString: databaseUrl });
}

// The engine opens connections and leaves them open; whoever asked for it closes them, so that SQLite's log is folded in.
function trackConnections(factory: SqlMigrationAwareDriverAdapterFactory) {
  const open: SqlDriverAdapter[] = [];
  const track = async (connecting: Promise<SqlDriverAdapter>) => {
    const adapter = await connecting;
    // Prisma's own cuts a script at its semicolons and commits each piece: who is killed would leave half a migration.
    if (adapter.provider === 'postgres')
      adapter.executeScript = async (sql) => {
        await adapter.executeRaw({ sql, args: [], argTypes: [] });
      };
    open.push(adapter);
    return adapter;
  };
  const tracked: SqlMigrationAwareDriverAdapterFactory = {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: () => track(factory.connect()),
    connectToShadowDb: () => track(factory.connectToShadowDb()),
  };
  const dispose = async () => {
    for (const adapter of open) await adapter.dispose().catch(() => undefined);
  };
  return { factory: bindMigrationAwareSqlAdapterFactory(tracked), open: open as readonly SqlDriverAdapter[], dispose };
}

/** The hand-written or derived schema of a provider, as the engine takes it. */
export async function readSchema(provider: Provider): Promise<{ path: string; content: string }> {
  const path = join(providerFolder(provider), 'schema.prisma');
  return { path, content: await readFile(path, 'utf8') };
}

/** A provider's migrations as the engine takes them. */
export function toMigrationList(provider: Provider, migrations: readonly Migration[]): MigrationList {
  const migrationDirectories = migrations.map(({ name, text }) => ({
    path: name,
    migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: text } },
  }));
  const lockfile = { path: 'migration_lock.toml', content: `provider = "${provider}"\n` };
  return { baseDir: migrationsFolder(provider), lockfile, shadowDbInitScript: '', migrationDirectories };
}

/** Runs `work` as one transaction of the engine's connections. PostgreSQL runs each migration as one by itself. */
async function runAsOne<Result>(open: readonly SqlDriverAdapter[], work: () => Promise<Result>): Promise<Result> {
  const sqlite = open.filter(({ provider }) => provider === 'sqlite');
  const run = async (script: string) => {
    for (const adapter of sqlite) await adapter.executeScript(script);
  };
  // Keys are enforced or not for a whole transaction: migrations that make a table anew cannot switch them off within one.
  await run('PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE');
  try {
    const result = await work();
    await run('COMMIT');
    return result;
  } catch (error) {
    // A full disk has ended the transaction already.
    await run('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

// The engine adds where in its own code it was.
function cutTrace(error: unknown): unknown {
  const text = error instanceof Error ? error.message.replace(/\n\s*0: [\s\S]*$/, '').trim() : null;
  return error instanceof Error && text !== error.message ? new Error(text ?? '', { cause: error }) : error;
}

/** Runs `work` with an engine connected to the database; its second argument runs several steps of the engine as one transaction, on SQLite. */
export async function withSchemaEngine<Result>(
  target: EngineTarget,
  work: (engine: SchemaEngine, asOne: <Part>(steps: () => Promise<Part>) => Promise<Part>) => Promise<Result>,
): Promise<Result> {
  held.schemaEngine ??= loadEngine();
  const { SchemaEngine: Engine } = await held.schemaEngine;
  const schema = await readSchema(target.provider);
  const { factory, open, dispose } = trackConnections(createAdapterFactory(target));
  const engine = await Engine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, factory);
  try {
    return await work(engine, (steps) => runAsOne(open, steps));
  } catch (error) {
    // Errors of the database driver stay on this side of the engine, which only names their number.
    const driverError = /External error id#(\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw driverError === undefined ? cutTrace(error) : (factory.errorRegistry.consumeError(Number(driverError))?.error ?? error);
  } finally {
    engine.free();
    await dispose();
  }
}
