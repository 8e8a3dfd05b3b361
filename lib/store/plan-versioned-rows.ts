import type { Prisma, PrismaClient } from './generated/sqlite/client';
import {
  addMissing,
  hasOwnSource,
  withdrawChanged,
  withdrawMissing,
  withdrawMissingOfSession,
  type VersionedTable,
} from './sql/versioned-rows';
import type { Store } from './store';

export interface VersionedRows {
  readonly table: VersionedTable;
  /** The universe or series that the rows are of. */
  readonly ownerId: string;
  /** Where they come from, of tables whose rows do not say it themselves. */
  readonly source: string;
  /** Keys, then values, in the order of the table. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Whether what is not among the rows is withdrawn. */
  readonly isWhole: boolean;
  /** Of a table that has sessions: the one of which the rows are all that stands. */
  readonly wholeSession?: string | undefined;
}

/** The statements of a batch that bring what stands of a table to the rows: what stands already is left alone. */
export function planVersionedRows(
  store: Store,
  writer: PrismaClient,
  { table, ownerId, source, rows, isWhole, wholeSession }: VersionedRows,
): Prisma.PrismaPromise<number>[] {
  const { dialect } = store;
  const json = JSON.stringify(rows);
  const run = (sql: string, ...values: unknown[]) => writer.$executeRawUnsafe(dialect.toNative(sql), ...values);
  return [
    ...(isWhole ? [run(withdrawMissing(dialect, table), ownerId, json)] : []),
    ...(wholeSession === undefined ? [] : [run(withdrawMissingOfSession(dialect, table), ownerId, json, wholeSession)]),
    ...(table.values.length > 0 && rows.length > 0 ? [run(withdrawChanged(dialect, table), ownerId, json, ownerId)] : []),
    ...(rows.length > 0 ? [run(addMissing(dialect, table), ownerId, ...(hasOwnSource(table) ? [] : [source]), json, ownerId)] : []),
  ];
}
