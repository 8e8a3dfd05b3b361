import { z } from 'zod';
import { longestLeaseMs, workerLeaseName } from '../leases';
import type { SqlDialect } from './dialect';

// CloseRevision is the log and Close its projection: a commit first writes what differs into the log, under the next
// version, and then copies exactly that into Close. Both databases understand the text; parameters are `?`, in order.

const columns = ['open', 'high', 'low', 'close', 'adjClose', 'provisional', 'sourceId'] as const;
const capitalized = columns.map((column) => column.charAt(0).toUpperCase() + column.slice(1));
const quote = (prefix: string) => capitalized.map((column) => `"${prefix}${column}"`).join(', ');
/** The version that the batch will raise the store to, as an expression. */
export const nextVersion = '(SELECT COALESCE(MAX("version"), 0) + 1 FROM "DataVersion")';
const revisionColumns = `"instrumentId", "dataVersion", "day", "reason", "runId", ${quote('old')}, ${quote('new')}`;

/** Fails on a NOT NULL column, and the batch with it, unless the lease is held under this token. Parameters: name, token. */
export const requireLease = `INSERT INTO "Lease" ("name", "owner", "expiresAt", "token") SELECT NULL, NULL, '', 0
  WHERE NOT EXISTS (SELECT 1 FROM "Lease" WHERE "name" = ? AND "token" = ? AND "owner" IS NOT NULL)`;

/**
 * Prolongs the lease that is held under this token by the time that has passed since an instant, and that of the worker where it was good then, neither
 * beyond the longest time that a lease is good for: nobody could renew them meanwhile. One who is gone is known by the number of its process. Null on a
 * database where they are renewed beside a commit. Parameters: instant, name, token, instant.
 */
export function prolongLease({ addElapsed }: SqlDialect): string | null {
  if (addElapsed === null) return null;
  return `UPDATE "Lease" SET "expiresAt" = ${addElapsed('"expiresAt"', longestLeaseMs)}
    WHERE (("name" = ? AND "token" = ?) OR ("name" = '${workerLeaseName}' AND "expiresAt" > CAST(? AS TEXT))) AND "owner" IS NOT NULL`;
}

/** Fails likewise where the store's newest version is of the other kind than the commit. Parameter: the kind it must not have. */
export const requireSameKind = `INSERT INTO "DataVersion" ("version", "committedAt", "reason", "simulated") SELECT 1, NULL, '', FALSE
  WHERE EXISTS (SELECT 1 FROM "DataVersion" WHERE "version" = (SELECT MAX("version") FROM "DataVersion") AND "simulated" = ?)`;

/** Gives every source that has none yet a number. Parameter: a JSON array of `[name]`, each once. */
export function addSources(dialect: SqlDialect): string {
  return `INSERT INTO "Source" ("name") SELECT value->>0 FROM ${dialect.eachRow} WHERE value->>0 NOT IN (SELECT "name" FROM "Source")`;
}

// A row that lacks an optional price takes nothing away from a stored one with the same close (a fallback provider may know closes only).
const kept = (column: string) => `CASE WHEN i."${column}" IS NULL AND c."close" = i."close" THEN c."${column}" ELSE i."${column}" END`;
const given = (column: string) => `i."${column}"`;

function joinIncoming(dialect: SqlDialect, optional: (column: string) => string): string {
  return `SELECT i."day", c."day" AS "known", c."open" AS "oldOpen", c."high" AS "oldHigh", c."low" AS "oldLow", c."close" AS "oldClose",
      c."adjClose" AS "oldAdjClose", c."provisional" AS "oldProvisional", c."sourceId" AS "oldSourceId",
      ${optional('open')} AS "newOpen", ${optional('high')} AS "newHigh", ${optional('low')} AS "newLow", i."close" AS "newClose",
      ${optional('adjClose')} AS "newAdjClose", i."provisional" AS "newProvisional", i."sourceId" AS "newSourceId"
    FROM (${dialect.selectIncoming}) i LEFT JOIN "Close" c ON c."instrumentId" = ? AND c."day" = i."day" WHERE TRUE`;
}

const differs = ['Open', 'High', 'Low', 'Close', 'AdjClose'].map((column) => `"new${column}" IS DISTINCT FROM "old${column}"`).join(' OR ');
const reason = `CASE WHEN "known" IS NULL THEN NULL WHEN NOT (${differs}) AND "oldProvisional" AND NOT "newProvisional" THEN 'final' ELSE CAST(? AS TEXT) END`;

/**
 * Logs the incoming rows that are new or differ; a provisional row never replaces a final one, and another source alone is
 * no change. Parameters: instrument, reason, run, rows, instrument.
 */
export function logChanges(dialect: SqlDialect): string {
  return `INSERT INTO "CloseRevision" (${revisionColumns})
    SELECT CAST(? AS INTEGER), ${nextVersion}, "day", ${reason}, CAST(? AS INTEGER), ${quote('old')}, ${quote('new')}
    FROM (${joinIncoming(dialect, kept)}) AS change
    WHERE "known" IS NULL OR ((${differs} OR "newProvisional" <> "oldProvisional") AND NOT ("newProvisional" AND NOT "oldProvisional"))`;
}

/** Logs every difference, source included, taking the rows as they are. Parameters: instrument, reason, run, rows, instrument. */
export function logReplacement(dialect: SqlDialect): string {
  return `INSERT INTO "CloseRevision" (${revisionColumns})
    SELECT CAST(? AS INTEGER), ${nextVersion}, "day", CASE WHEN "known" IS NOT NULL THEN CAST(? AS TEXT) END, CAST(? AS INTEGER), ${quote('old')}, ${quote('new')}
    FROM (${joinIncoming(dialect, given)}) AS change
    WHERE "known" IS NULL OR ${differs} OR "newProvisional" <> "oldProvisional" OR "newSourceId" <> "oldSourceId"`;
}

/** Logs the removal of stored sessions that are not among the rows. Parameters: reason, run, instrument, rows. */
export function logRemovals(dialect: SqlDialect): string {
  const nothing = columns.map(() => 'NULL').join(', ');
  return `INSERT INTO "CloseRevision" (${revisionColumns})
    SELECT c."instrumentId", ${nextVersion}, c."day", CAST(? AS TEXT), CAST(? AS INTEGER), ${columns.map((column) => `c."${column}"`).join(', ')}, ${nothing}
    FROM "Close" c WHERE c."instrumentId" = ? AND c."day" NOT IN (SELECT "day" FROM (${dialect.selectIncoming}) AS incoming)`;
}

/** Copies what was logged into Close. Parameter: instrument. */
export const applyChanges = `INSERT INTO "Close" ("instrumentId", "day", ${columns.map((column) => `"${column}"`).join(', ')})
  SELECT "instrumentId", "day", ${quote('new')} FROM "CloseRevision"
  WHERE "instrumentId" = ? AND "dataVersion" = ${nextVersion} AND "newClose" IS NOT NULL
  ON CONFLICT ("instrumentId", "day") DO UPDATE SET ${columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')}`;

/** Removes what was logged as removed. Parameters: instrument, instrument. */
export const applyRemovals = `DELETE FROM "Close" WHERE "instrumentId" = ? AND "day" IN
  (SELECT "day" FROM "CloseRevision" WHERE "instrumentId" = ? AND "dataVersion" = ${nextVersion} AND "newClose" IS NULL)`;

/** What was logged under the version that is not yet raised. Parameter: instrument. */
export const countChanges = `SELECT COUNT(CASE WHEN "oldClose" IS NULL THEN 1 END) AS "inserted",
    COUNT(CASE WHEN "newClose" IS NULL THEN 1 END) AS "removed", COUNT(*) AS "total"
  FROM "CloseRevision" WHERE "instrumentId" = ? AND "dataVersion" = ${nextVersion}`;

/** The same over all instruments. */
export const countAllChanges = `SELECT COUNT(*) AS "total" FROM "CloseRevision" WHERE "dataVersion" = ${nextVersion}
  AND "instrumentId" IN (SELECT "id" FROM "Instrument")`;

/** Raises the version where a condition on what the batch did holds. Parameters: instant, reason, run, simulated, and those of the condition. */
export function raiseVersionWhere(condition: string): string {
  return `INSERT INTO "DataVersion" ("version", "committedAt", "reason", "runId", "simulated")
    SELECT ${nextVersion}, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS INTEGER), CAST(? AS INTEGER) = 1 WHERE ${condition}`;
}

/** A condition: whether the batch logged a close. */
export const areClosesLogged = `EXISTS (SELECT 1 FROM "Instrument" WHERE EXISTS (SELECT 1 FROM "CloseRevision"
    WHERE "instrumentId" = "Instrument"."id" AND "dataVersion" = ${nextVersion}))`;

export const selectVersion = 'SELECT COALESCE(MAX("version"), 0) AS "version" FROM "DataVersion"';

const count = z.union([z.number(), z.bigint()]).transform(Number);
const counts = z.tuple([z.object({ inserted: count, removed: count, total: count })]);
const total = z.tuple([z.object({ total: count })]);
const version = z.tuple([z.object({ version: count })]);

/** The answer of `countChanges`. */
export function toCounts(rows: unknown): { inserted: number; removed: number; total: number } {
  return counts.parse(rows)[0];
}

/** The answer of `selectVersion`. */
export function toVersion(rows: unknown): number {
  return version.parse(rows)[0].version;
}

/** The answer of `countAllChanges`. */
export function toTotal(rows: unknown): number {
  return total.parse(rows)[0].total;
}
