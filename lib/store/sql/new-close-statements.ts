import { nextVersion } from './close-statements';
import type { SqlDialect } from './dialect';

/** Logs closes of instruments of which nothing is stored. Parameters: reason, run, source, rows as a JSON array of `[instrument, session, close]`. */
export function logNewCloses(dialect: SqlDialect): string {
  return `INSERT INTO "CloseRevision" ("instrumentId", "dataVersion", "session", "reason", "runId", "newClose", "newProvisional", "newSource")
    SELECT CAST(value->>0 AS INTEGER), ${nextVersion}, CAST(value->>1 AS TEXT), CAST(? AS TEXT), CAST(? AS INTEGER),
      CAST(value->>2 AS DOUBLE PRECISION), FALSE, CAST(? AS TEXT) FROM ${dialect.eachRow}`;
}

/** Copies what was logged of such instruments into Close. Parameter: a JSON array of `[instrument]`. */
export function applyNewCloses(dialect: SqlDialect): string {
  return `INSERT INTO "Close" ("instrumentId", "session", "close", "provisional", "source")
    SELECT "instrumentId", "session", "newClose", "newProvisional", "newSource" FROM "CloseRevision"
    WHERE "instrumentId" IN (SELECT CAST(value->>0 AS INTEGER) FROM ${dialect.eachRow}) AND "dataVersion" = ${nextVersion}`;
}
