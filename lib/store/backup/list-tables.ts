import { z } from 'zod';
import type { PrismaClient } from '../generated/sqlite/client';
import type { SqlDialect } from '../sql/dialect';

/** A table as a backup has it. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  /** The columns of its primary key, in the order of the key. */
  readonly keys: readonly string[];
}

// What other rows name stands before them.
const parents = ['Instrument', 'Universe', 'Series', 'IngestRun'];
// Who holds what while it runs, what a build keeps, and who asked how often: of no use to another store.
const passing = ['Lease', 'KeptResult', 'RequestCount'];

const rows = z.array(z.object({ table: z.string(), column: z.string(), type: z.string(), key: z.coerce.number() }));

/** Every table whose rows belong to the data, those that others name first. */
export async function listTables(client: Pick<PrismaClient, '$queryRawUnsafe'>, dialect: SqlDialect): Promise<StoredTable[]> {
  const columns = rows.parse(await client.$queryRawUnsafe(dialect.selectColumns)).filter(({ table }) => !passing.includes(table));
  const names = [...new Set(columns.map(({ table }) => table))];
  // An early release has not all of them.
  return [...parents.filter((name) => names.includes(name)), ...names.filter((name) => !parents.includes(name))].map((name) => {
    const own = columns.filter(({ table }) => table === name);
    const keys = own.filter(({ key }) => key > 0).sort((one, other) => one.key - other.key);
    if (keys.length === 0) throw new Error(`The table ${name} has no primary key: it cannot be read in parts`);
    return { name, columns: own.map(({ column, type }) => ({ name: column, type })), keys: keys.map(({ column }) => column) };
  });
}
