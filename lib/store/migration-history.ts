import 'server-only';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Migration } from './migration-files';
import { withFile } from './probe-file';
import type { StoreLocation } from './database-url';

const rows = z.array(z.object({ name: z.string(), checksum: z.string(), state: z.enum(['applied', 'begun']) }));
const select = `SELECT "migration_name" AS "name", "checksum", CASE WHEN "finished_at" IS NULL THEN 'begun' ELSE 'applied' END AS "state"
  FROM "_prisma_migrations" WHERE "rolled_back_at" IS NULL`;

/** A migration that a database has had, or that was begun there and not ended. */
export type PastMigration = z.infer<typeof rows>[number];

/** Both databases are asked alike, whoever holds the connection. An empty database, which has no table of them, has had none. */
export async function readHistory(query: (sql: string) => unknown): Promise<PastMigration[]> {
  try {
    return rows.parse(await query(select));
  } catch (error) {
    if (error instanceof Error && /no such table|does not exist/.test(error.message)) return [];
    throw error;
  }
}

/** The history of a database that nobody has opened yet. @throws StoreInUse, StoreUnusable that names the file, what the server says. */
export async function readHistoryAt(location: StoreLocation, lockWaitMs: number): Promise<PastMigration[]> {
  if (location.provider === 'sqlite')
    return await readHistory((sql) => withFile(location.path, lockWaitMs, (database) => database.prepare(sql).all()));
  const { openPostgresql } = await import('./open-postgresql');
  const { reader, writer } = openPostgresql(location.url);
  try {
    return await readHistory((sql) => reader.$queryRawUnsafe(sql));
  } finally {
    await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  }
}

/** Whether a database has had exactly these migrations, each to its end and with the text that it has now. */
export function isUpToDate(history: readonly PastMigration[], migrations: readonly Migration[]): boolean {
  const applied = new Map(history.filter(({ state }) => state === 'applied').map(({ name, checksum }) => [name, checksum]));
  return (
    history.length === migrations.length &&
    migrations.every(({ name, text }) => applied.get(name) === createHash('sha256').update(text).digest('hex'))
  );
}
