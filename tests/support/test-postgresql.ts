import { randomUUID } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import { migrateStore } from '@/lib/store/migrate-store';

interface TestDatabase {
  readonly url: string;
  remove(): Promise<void>;
}

type Connection = Awaited<ReturnType<PrismaPg['connect']>>;

// One a process, kept to its end: to connect costs PostgreSQL more than to copy a database. Not by a store, whose clients and pools cost as much again.
const connections = new Map<string, Promise<Connection>>();

/** Answers rows of values. */
async function runOnServer(serverUrl: string, sql: string): Promise<readonly (readonly unknown[])[]> {
  const kept = connections.get(serverUrl) ?? new PrismaPg({ connectionString: serverUrl, max: 1 }).connect();
  connections.set(serverUrl, kept);
  const connection = await kept;
  return (await connection.queryRaw({ sql, args: [], argTypes: [] })).rows;
}

const filledName = (template: string, name: string): string => `${template}_${name.replaceAll('-', '_')}`;

/** Names like a pattern of SQL. */
async function listDatabases(serverUrl: string, pattern: string): Promise<string[]> {
  return (await runOnServer(serverUrl, `SELECT datname::text FROM pg_database WHERE datname LIKE '${pattern}'`)).map(([name]) =>
    String(name),
  );
}

/** A database of its own on the server: a copy of `template`, else empty. */
export async function createPostgresqlDatabase(serverUrl: string, template?: string): Promise<TestDatabase> {
  const name = `broadtape_${randomUUID().replaceAll('-', '')}`;
  // As files: through the log of PostgreSQL a copy costs four times as much.
  await runOnServer(serverUrl, `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template} STRATEGY FILE_COPY`}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    remove: async () => {
      await runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/**
 * A database of its own that is a copy of what `fill` makes of a migrated, empty one: filled by the first that asks under this name, copied
 * for those after it. `removeFilled` takes what was filled away.
 */
export async function copyFilledDatabase(
  { serverUrl, template }: { readonly serverUrl: string; readonly template: string },
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<TestDatabase> {
  const filled = filledName(template, name);
  if ((await listDatabases(serverUrl, filled)).length === 0) {
    // Two workers that ask at once fill one each, alike: neither stands still for the other.
    const made = await createPostgresqlDatabase(serverUrl, template);
    await fill(made.url);
    try {
      await runOnServer(serverUrl, `ALTER DATABASE ${new URL(made.url).pathname.slice(1)} RENAME TO ${filled}`);
    } catch (error) {
      if ((await listDatabases(serverUrl, filled)).length === 0) throw error;
      await made.remove();
    }
  }
  return await createPostgresqlDatabase(serverUrl, filled);
}

/** Takes away every database that was filled from a template. */
export async function removeFilled(serverUrl: string, template: string): Promise<void> {
  for (const name of await listDatabases(serverUrl, filledName(template, '%')))
    await runOnServer(serverUrl, `DROP DATABASE ${name} WITH (FORCE)`);
}

/** A migrated, empty database to copy, under `name`. */
export async function createPostgresqlTemplate(serverUrl: string): Promise<TestDatabase & { readonly name: string }> {
  const database = await createPostgresqlDatabase(serverUrl);
  await migrateStore(database.url);
  return { ...database, name: new URL(database.url).pathname.slice(1) };
}
