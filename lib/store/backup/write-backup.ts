import 'server-only';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { z } from 'zod';
import type { PrismaClient } from '../generated/sqlite/client';
import type { Store } from '../store';
import type { BackupHead } from './backup-format';
import { listTables, type StoredTable } from './list-tables';

export interface BackupReport {
  readonly dataVersion: number;
  readonly rows: number;
}

// A row of a list of members is of some kilobytes.
const partRows = 2_000;
const answer = z.tuple([z.object({ rows: z.string().nullable() })]);
const lasting = { maxWait: 60_000, timeout: 86_400_000 };

type Reader = Pick<PrismaClient, '$queryRawUnsafe'>;

/** The rows of a table as texts, JSON arrays of arrays, in the order of its key. */
async function* readParts(
  reader: Reader,
  store: Store,
  { name, columns, keys }: StoredTable,
): AsyncGenerator<{ text: string; count: number }> {
  const { dialect } = store;
  const names = columns.map((column) => column.name);
  const keyList = keys.map((key) => `"${key}"`).join(', ');
  const typed = keys.map((key) => `CAST(? AS ${columns.find((column) => column.name === key)?.type ?? 'TEXT'})`).join(', ');
  const places = keys.map((key) => names.indexOf(key));
  let after: readonly unknown[] | null = null;
  for (;;) {
    const later = after === null ? '' : `WHERE (${keyList}) > (${typed})`;
    const sql: string = `SELECT ${dialect.aggregateRows(names, keys)} AS "rows" FROM (SELECT * FROM "${name}" ${later} ORDER BY ${keyList} LIMIT ${partRows}) AS part`;
    const [{ rows: text }] = answer.parse(await reader.$queryRawUnsafe(dialect.toNative(sql), ...(after ?? [])));
    const rows = JSON.parse(text ?? '[]') as readonly (readonly unknown[])[];
    if (rows.length > 0) yield { text: text ?? '[]', count: rows.length };
    if (rows.length < partRows) return;
    const last = rows.at(-1);
    after = places.map((place) => last?.[place]);
  }
}

async function* readLines(reader: Reader, store: Store, report: { dataVersion: number; rows: number }): AsyncGenerator<string> {
  const state = z.tuple([z.object({ version: z.coerce.number(), migration: z.string() })]);
  const [{ version, migration }] = state.parse(
    await reader.$queryRawUnsafe(`SELECT (SELECT COALESCE(MAX("version"), 0) FROM "DataVersion") AS "version",
      (SELECT MAX("migration_name") FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL) AS "migration"`),
  );
  report.dataVersion = version;
  const head: BackupHead = { format: 'broadtape-backup', edition: 1, migration, dataVersion: version, madeAt: new Date().toISOString() };
  yield `${JSON.stringify(head)}\n`;
  const counts: Record<string, number> = {};
  for (const table of await listTables(reader, store.dialect)) {
    counts[table.name] = 0;
    const columns = JSON.stringify(table.columns.map(({ name }) => name));
    for await (const { text, count } of readParts(reader, store, table)) {
      // PostgreSQL writes its lists in several lines.
      yield `{"table":${JSON.stringify(table.name)},"columns":${columns},"rows":${text.replaceAll('\n', '')}}\n`;
      counts[table.name] = (counts[table.name] ?? 0) + count;
      report.rows += count;
    }
  }
  yield `${JSON.stringify({ counts })}\n`;
}

/**
 * Writes every row of the store, as it is at one moment, to `path`, which must not exist; writers go on meanwhile. The file appears when it
 * is complete. Leases and kept results are not in it, files that wait to be imported neither.
 * @throws Error of the file system, StoreUnusable as every reading.
 */
export async function writeBackup(store: Store, path: string): Promise<BackupReport> {
  const report = { dataVersion: 0, rows: 0 };
  const unfinished = `${path}.unfinished-${process.pid}`;
  try {
    await store.reader.$transaction(async (reader) => {
      if (store.dialect.holdStill !== null) await reader.$executeRawUnsafe(store.dialect.holdStill);
      const file = createWriteStream(unfinished, { flags: 'wx', flush: true });
      await pipeline(Readable.from(readLines(reader, store, report)), createGzip(), file);
    }, lasting);
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return report;
}
