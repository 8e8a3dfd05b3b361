import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as engineModule from '@prisma/schema-engine-wasm';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { openEngineConnections, type EngineConnections, type EngineTarget } from './open-engine-connections';
import { migrationsFolder, providerFolder, type Migration, type Provider } from './migration-files';

// Prisma's own engine as WebAssembly: the native one is a download that restricted networks do not reach.

export const noFilters = { externalTables: [], externalEnums: [] };

// Held by the process and not by this module, which a bundle or a test runner may load twice: the package's script has one place for its instance,
// and a second one put there takes the memory away from the first while it works.
const held: typeof globalThis & { schemaEngine?: Promise<typeof engineModule> } = globalThis;

/** An engine that has its lock leaves the timer running that would have ended the wait for it: ten seconds that a command lasted longer. */
function withoutKeepingProcess(imports: object): WebAssembly.ModuleImports {
  const parts: [string, unknown][] = Object.entries(imports);
  return Object.fromEntries(
    parts.map(([name, part]) => [
      name,
      name.startsWith('__wbg_setTimeout_')
        ? (...args: unknown[]) => (part as typeof setTimeout)(...(args as [() => void, number])).unref()
        : part,
    ]),
  ) as WebAssembly.ModuleImports;
}

// The package's entry imports its .wasm file as a module, which Node 20 cannot: the parts are put together by hand.
async function loadEngine(): Promise<typeof engineModule> {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const script = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const imports = await import('@prisma/schema-engine-wasm/schema_engine_bg');
  const binary = await readFile(script.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(binary, { './schema_engine_bg.js': withoutKeepingProcess(imports) });
  imports.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('@prisma/schema-engine-wasm has no __wbindgen_start: its version does not fit');
  (start as () => void)();
  // The parts export what the entry does; its declaration file only names the first.
  return imports;
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

// The engine adds where in its own code it was.
function cutTrace(error: unknown): unknown {
  const text = error instanceof Error ? error.message.replace(/\n\s*0: [\s\S]*$/, '').trim() : null;
  return error instanceof Error && text !== error.message ? new Error(text ?? '', { cause: error }) : error;
}

/** Runs `work` with an engine connected to the database; its second argument says how steps of the engine are held together there. */
export async function withSchemaEngine<Result>(
  target: EngineTarget,
  work: (engine: SchemaEngine, hold: Pick<EngineConnections, 'alone' | 'whole'>) => Promise<Result>,
): Promise<Result> {
  held.schemaEngine ??= loadEngine();
  const { SchemaEngine: Engine } = await held.schemaEngine;
  const schema = await readSchema(target.provider);
  const connections = openEngineConnections(target);
  const { factory } = connections;
  const engine = await Engine.new({ datamodels: [[schema.path, schema.content]] }, () => undefined, factory);
  try {
    return await work(engine, connections);
  } catch (error) {
    // Errors of the database driver stay on this side of the engine, which only names their number.
    const driverError = /External error id#(\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    throw driverError === undefined ? cutTrace(error) : (factory.errorRegistry.consumeError(Number(driverError))?.error ?? error);
  } finally {
    engine.free();
    await connections.dispose();
  }
}
