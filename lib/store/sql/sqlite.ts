import type { SqlDialect } from './dialect';

export const sqliteDialect: SqlDialect = {
  provider: 'sqlite',
  toNative: (sql) => sql,
  // The first statement of every batch here is a write, which takes SQLite's one write lock.
  lockWriters: null,
  // jsonb_each hands out parsed rows; json_each would have every `->>` parse its row again, at twice the cost.
  // No row is limited away: joined to closes, a query without a limit becomes part of the one around it, which parses a cell wherever it is named.
  selectIncoming: `SELECT value->>0 AS "day", value->>1 AS "open", value->>2 AS "high", value->>3 AS "low", value->>4 AS "close",
    value->>5 AS "adjClose", value->>6 AS "provisional", (SELECT "id" FROM "Source" WHERE "name" = value->>7) AS "sourceId" FROM jsonb_each(?) LIMIT -1`,
  addElapsed: (
    column,
    mostMs,
  ) => `MIN(strftime('%Y-%m-%dT%H:%M:%fZ', ${column}, printf('%.3f seconds', (julianday('now') - julianday(?)) * 86400.0)),
    MAX(${column}, strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '${mostMs / 1000} seconds')))`,
  instant: `strftime('%Y-%m-%dT%H:%M:%fZ', COALESCE(?, 'now'), printf('%.3f seconds', ? / 1000.0))`,
  eachRow: 'jsonb_each(?)',
  dayOf: (session) => `unixepoch(${session}) / 86400`,
  sessionOf: (day) => `date(${day} * 86400, 'unixepoch')`,
  aggregate: (expression) => `json_group_array(${expression})`,
  aggregateRows: (columns) => `json_group_array(json_array(${columns.map((column) => `"${column}"`).join(', ')}))`,
  // The column makes of a value what it holds.
  itemAs: (place) => `value->>${place}`,
  selectColumns: `SELECT m."name" AS "table", c."name" AS "column", c."type" AS "type", c."pk" AS "key" FROM "sqlite_master" m JOIN pragma_table_info(m."name") c
    WHERE m."type" = 'table' AND m."name" NOT LIKE 'sqlite%' AND m."name" <> '_prisma_migrations' ORDER BY m."name", c."cid"`,
  holdStill: null,
  continueNumbers: () => null,
};
