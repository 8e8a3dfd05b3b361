import { nextVersion } from './close-statements';
import type { SqlDialect } from './dialect';

/** Logs closes of instruments of which nothing is stored. Parameters: run, source, rows as a JSON array of `[instrument, day, close]`. */
export function logNewCloses(dialect: SqlDialect): string {
  return `INSERT INTO "CloseRevision" ("instrumentId", "dataVersion", "day", "runId", "newClose", "newProvisional", "newSourceId")
    SELECT CAST(value->>0 AS INTEGER), ${nextVersion}, CAST(value->>1 AS INTEGER), CAST(? AS INTEGER),
      CAST(value->>2 AS DOUBLE PRECISION), FALSE, (SELECT "id" FROM "Source" WHERE "name" = ?) FROM ${dialect.eachRow}`;
}

/** Copies what was logged of such instruments into Close. Parameter: a JSON array of `[instrument]`. */
export function applyNewCloses(dialect: SqlDialect): string {
  return `INSERT INTO "Close" ("instrumentId", "day", "close", "provisional", "sourceId")
    SELECT "instrumentId", "day", "newClose", "newProvisional", "newSourceId" FROM "CloseRevision"
    WHERE "instrumentId" IN (SELECT CAST(value->>0 AS INTEGER) FROM ${dialect.eachRow}) AND "dataVersion" = ${nextVersion}`;
}
