import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { insertMissingStatement, upsertStatement } from './sql/upsert-statement';
import type { Store } from './store';

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The statement that inserts a row, or changes the one with its key to it. */
export function planUpsert(
  store: Store,
  writer: PrismaClient,
  table: string,
  keys: readonly string[],
  row: Row,
): Prisma.PrismaPromise<number> {
  return writer.$executeRawUnsafe(store.dialect.toNative(upsertStatement(table, keys, Object.keys(row))), ...Object.values(row));
}

/** The statement that inserts a row unless one with its key stands. */
export function planInsertMissing(
  store: Store,
  writer: PrismaClient,
  table: string,
  keys: readonly string[],
  row: Row,
): Prisma.PrismaPromise<number> {
  return writer.$executeRawUnsafe(store.dialect.toNative(insertMissingStatement(table, keys, Object.keys(row))), ...Object.values(row));
}
