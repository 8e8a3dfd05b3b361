import type { SqlDialect } from './dialect';

export const postgresqlDialect: SqlDialect = {
  provider: 'postgresql',
  toNative: (sql) => {
    let count = 0;
    return sql.replace(/\?/g, () => `$${++count}`);
  },
  // Held to the end of the transaction; the number is arbitrary and only has to be the same in every process.
  lockWriters: 'SELECT CAST(pg_advisory_xact_lock(7203311) AS TEXT)',
  selectIncoming: `SELECT value->>0 AS "session", (value->>1)::float8 AS "open", (value->>2)::float8 AS "high", (value->>3)::float8 AS "low",
    (value->>4)::float8 AS "close", (value->>5)::float8 AS "adjClose", (value->>6) = '1' AS "provisional", value->>7 AS "source"
    FROM json_array_elements(?::json)`,
  addElapsed: (column) =>
    `to_char((CAST(${column} AS timestamptz) + (clock_timestamp() - CAST(CAST(? AS TEXT) AS timestamptz))) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  eachRow: 'json_array_elements(?::json)',
  aggregate: (expression) => `json_agg(${expression} ORDER BY "session")::text`,
};
