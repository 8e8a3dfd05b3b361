import { countedColumns } from '@/lib/market/universe/counted-days';
import type { SqlDialect } from './dialect';

const names = ['session', ...countedColumns];

/** Parameters: universe, basis, first and last session. */
export const deleteBreadthDays = 'DELETE FROM "BreadthDay" WHERE "universeId" = ? AND "basis" = ? AND "session" >= ? AND "session" <= ?';

/** Parameters: universe, basis, JSON array of rows. */
export function insertBreadthDays(dialect: SqlDialect): string {
  const values = names.map((_, index) => (index === 0 ? 'value->>0' : `CAST(value->>${index} AS INTEGER)`)).join(', ');
  return `INSERT INTO "BreadthDay" ("universeId", "basis", ${names.map((name) => `"${name}"`).join(', ')})
    SELECT CAST(? AS TEXT), CAST(? AS TEXT), ${values} FROM ${dialect.eachRow}`;
}

/** Every column as one JSON array. Parameters: universe, basis. */
export function selectBreadthDays(dialect: SqlDialect): string {
  const arrays = names.map((name) => `${dialect.aggregate(`"${name}"`)} AS "${name}"`).join(', ');
  return `SELECT ${arrays} FROM (SELECT * FROM "BreadthDay" WHERE "universeId" = ? AND "basis" = ? ORDER BY "session") AS days`;
}
