import 'server-only';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import type { PrismaClient } from '../generated/sqlite/client';
import { listPendingMigrations } from '../is-migrated';
import { listMigrations } from '../migration-files';
import { migrateStore } from '../migrate-store';
import { openStore } from '../open-store';
import type { Store } from '../store';
import { parseDatabaseUrl } from '../database-url';
import { backupHead, backupLine, type BackupHead } from './backup-format';
import { listTables, type StoredTable } from './list-tables';
import type { BackupReport } from './write-backup';

/** A backup that cannot be restored here; the message says why. Nothing was stored. */
export class CannotRestore extends Error {
  override readonly name = 'CannotRestore';
}

const lasting = { maxWait: 60_000, timeout: 86_400_000 };

type Writer = Pick<PrismaClient, '$executeRawUnsafe' | '$queryRawUnsafe'>;

async function* readLines(path: string): AsyncGenerator {
  // What goes wrong with the file is thrown where its text is read.
  const text = pipeline(createReadStream(path), createGunzip(), () => undefined).setEncoding('utf8');
  let begun = '';
  try {
    for await (const piece of text as AsyncIterable<string>) {
      const [first = '', ...rest] = piece.split('\n');
      begun += first;
      for (const next of rest) {
        yield JSON.parse(begun);
        begun = next;
      }
    }
    if (begun !== '') throw new Error('its last line has no end');
  } catch (error) {
    if (error instanceof CannotRestore) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new CannotRestore(`${path} cannot be read as a backup: ${why}. Nothing was stored.`, { cause: error });
  }
}

async function readHead(path: string): Promise<BackupHead> {
  for await (const line of readLines(path)) {
    const head = backupHead.safeParse(line);
    if (head.success) return head.data;
    break;
  }
  throw new CannotRestore(`${path} is no backup that this release of Broadtape reads: \`npm run data -- backup\` writes one.`);
}

async function requireEmpty(writer: Writer, tables: readonly StoredTable[]): Promise<void> {
  const found = z.array(z.object({ found: z.coerce.number() }));
  for (const { name } of tables) {
    if (found.parse(await writer.$queryRawUnsafe(`SELECT 1 AS "found" FROM "${name}" LIMIT 1`)).length > 0)
      throw new CannotRestore(
        'The store that DATABASE_URL names is not empty, and nothing in it was changed. A backup is restored into a file that does not exist yet, or into an empty database: name one, and look at it before it takes the place of the other.',
      );
  }
}

/** A statement that takes a JSON array of rows. @throws CannotRestore where the table is no table of this store, or has other columns. */
function insertRows(store: Store, tables: readonly StoredTable[], name: string, columns: readonly string[]): string {
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined || JSON.stringify([...columns].sort()) !== JSON.stringify(table.columns.map((column) => column.name).sort()))
    throw new CannotRestore(`The backup has other columns of ${name} than its release had: it was changed. Nothing was stored.`);
  const { dialect } = store;
  const values = columns.map((column, place) => dialect.itemAs(place, table.columns.find((own) => own.name === column)?.type ?? 'TEXT'));
  return dialect.toNative(
    `INSERT INTO "${name}" (${columns.map((column) => `"${column}"`).join(', ')}) SELECT ${values.join(', ')} FROM ${dialect.eachRow}`,
  );
}

async function fill(store: Store, writer: Writer, path: string): Promise<number> {
  const tables = await listTables(writer, store.dialect);
  await requireEmpty(writer, tables);
  const counts: Record<string, number> = {};
  let promised: Readonly<Record<string, number>> | null = null;
  let isHead = true;
  for await (const line of readLines(path)) {
    if (isHead) {
      isHead = false;
      continue;
    }
    const read = backupLine.safeParse(line);
    if (!read.success || promised !== null) throw new CannotRestore(`${path} has a line that no backup has. Nothing was stored.`);
    if ('counts' in read.data) {
      promised = read.data.counts;
      continue;
    }
    const { table, columns, rows } = read.data;
    await writer.$executeRawUnsafe(insertRows(store, tables, table, columns), JSON.stringify(rows));
    counts[table] = (counts[table] ?? 0) + rows.length;
  }
  if (promised === null) throw new CannotRestore(`${path} ends before its end: it was cut short. Nothing was stored.`);
  for (const [table, count] of Object.entries(promised))
    if ((counts[table] ?? 0) !== count)
      throw new CannotRestore(`${path} has ${counts[table] ?? 0} rows of ${table} and says ${count}. Nothing was stored.`);
  for (const { name, columns, keys } of tables) {
    const number = keys.length === 1 ? columns.find((column) => column.name === keys[0] && /^integer$/i.test(column.type)) : undefined;
    const statement = number === undefined ? null : store.dialect.continueNumbers(name, number.name);
    if (statement !== null) await writer.$queryRawUnsafe(statement);
  }
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/**
 * Fills the store at `databaseUrl`, a file that does not exist or an empty database of either kind, with what a backup holds: all of it or
 * nothing. A backup of an earlier release is brought up to date as its store would have been.
 * @throws CannotRestore where the file is no whole backup, of a later release, or the store is not empty.
 */
export async function restoreBackup(databaseUrl: string, path: string): Promise<BackupReport> {
  const head = await readHead(path);
  const migrations = await listMigrations(parseDatabaseUrl(databaseUrl).provider);
  if (!migrations.includes(head.migration))
    throw new CannotRestore(`${path} was written by a later release of Broadtape (${head.migration}): restore it with that one.`);
  await migrateStore(databaseUrl, { upTo: head.migration });
  const store = await openStore(databaseUrl, { upTo: head.migration });
  let rows = 0;
  try {
    const pending = await listPendingMigrations(store);
    if (migrations.some((name) => name > head.migration && !pending.includes(name)))
      throw new CannotRestore(
        'The backup is of an earlier release than the tables that are there already. It is restored into a file that does not exist yet, or into a database without tables.',
      );
    rows = await store.write((writer) => writer.$transaction((filling) => fill(store, filling, path), lasting));
  } finally {
    await store.close();
  }
  await migrateStore(databaseUrl);
  return { dataVersion: head.dataVersion, rows };
}
