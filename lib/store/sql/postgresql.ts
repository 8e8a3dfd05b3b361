import type { SqlDialect } from './dialect';

export const postgresqlDialect: SqlDialect = {
  provider: 'postgresql',
  toNative: (sql) => {
    let count = 0;
    return sql.replace(/\?/g, () => `$${++count}`);
  },
  // Held to the end of the transaction; the number is arbitrary and only has to be the same in every process.
  lockWriters: 'SELECT CAST(pg_advisory_xact_lock(7203311) AS TEXT)',
  selectIncoming: `SELECT (value->>0)::int AS "day", (value->>1)::float8 AS "open", (value->>2)::float8 AS "high", (value->>3)::float8 AS "low",
    (value->>4)::float8 AS "close", (value->>5)::float8 AS "adjClose", (value->>6) = '1' AS "provisional", (SELECT "id" FROM "Source" WHERE "name" = value->>7) AS "sourceId"
    FROM json_array_elements(?::json)`,
  addElapsed: null,
  instant: `to_char((COALESCE(CAST(CAST(? AS TEXT) AS timestamptz), clock_timestamp()) + CAST(? AS DOUBLE PRECISION) * INTERVAL '1 millisecond') AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  eachRow: 'json_array_elements(?::json)',
  dayOf: (session) => `CAST(${session} AS date) - DATE '1970-01-01'`,
  sessionOf: (day) => `to_char(DATE '1970-01-01' + ${day}, 'YYYY-MM-DD')`,
  aggregate: (expression, key = 'session') => `json_agg(${expression} ORDER BY "${key}")::text`,
  aggregateRows: (columns, keys) => {
    const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');
    return `json_agg(json_build_array(${list(columns)}) ORDER BY ${list(keys)})::text`;
  },
  itemAs: (place, type) => `CAST(value->>${place} AS ${type})`,
  selectColumns: `SELECT CAST(c.table_name AS TEXT) AS "table", CAST(c.column_name AS TEXT) AS "column", CAST(c.data_type AS TEXT) AS "type",
      COALESCE((SELECT CAST(k.ordinal_position AS INTEGER) FROM information_schema.key_column_usage k JOIN information_schema.table_constraints t
        ON t.constraint_schema = k.constraint_schema AND t.constraint_name = k.constraint_name AND t.constraint_type = 'PRIMARY KEY'
        WHERE k.table_schema = c.table_schema AND k.table_name = c.table_name AND k.column_name = c.column_name), 0) AS "key"
    FROM information_schema.columns c WHERE c.table_schema = current_schema() AND c.table_name <> '_prisma_migrations'
    ORDER BY "table", c.ordinal_position`,
  holdStill: 'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY',
  continueNumbers: (table, column) =>
    `SELECT CAST(setval(s, (SELECT COALESCE(MAX("${column}"), 1) FROM "${table}"), EXISTS (SELECT 1 FROM "${table}")) AS TEXT)
    FROM pg_get_serial_sequence('"${table}"', '${column}') AS s WHERE s IS NOT NULL`,
};
