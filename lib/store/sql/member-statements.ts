import type { SqlDialect } from './dialect';
import { stoodAt } from './versioned-rows';
import { instrumentsAt } from './instrument-statements';

/** Closes on the price basis, or dividend-adjusted ones; null where the instrument stores none of that kind. */
const closeOn = {
  price: `CASE WHEN i."basis" = 'total' THEN NULL ELSE k."close" END`,
  total: `CASE i."basis" WHEN 'total' THEN k."close" WHEN 'both' THEN k."adjClose" END`,
} as const;

function aggregateMembers(dialect: SqlDialect, basis: 'price' | 'total', known: string, described: string): string {
  return `SELECT "instrumentId", ${dialect.aggregate('"day"', 'day')} AS "days", ${dialect.aggregate('"value"', 'day')} AS "closes"
    FROM (SELECT k."instrumentId" AS "instrumentId", k."day" AS "day", ${closeOn[basis]} AS "value"
      FROM (${known}) AS k JOIN ${described} AS i ON i."instrumentId" = k."instrumentId" ORDER BY k."instrumentId", k."day") AS rows
    WHERE "value" IS NOT NULL GROUP BY "instrumentId"`;
}

const members = `SELECT DISTINCT "instrumentId" FROM "Membership" WHERE "universeId" = ? AND "instrumentId" >= ? AND "instrumentId" <= ?`;

/**
 * Final closes of the members between two sessions, one row an instrument, two JSON arrays each.
 * Parameters: universe, first and last instrument id, first and last day.
 */
export function memberClosesNow(dialect: SqlDialect, basis: 'price' | 'total'): string {
  return aggregateMembers(
    dialect,
    basis,
    `SELECT c."instrumentId", c."day", c."close", c."adjClose" FROM "Close" c
    WHERE c."instrumentId" IN (${members}) AND c."day" >= ? AND c."day" <= ? AND c."provisional" = FALSE`,
    '(SELECT "id" AS "instrumentId", "basis" FROM "Instrument")',
  );
}

/** The same as known at a version, see `seriesAt`. Parameters: version, then universe, ids and days, twice, then version. */
export function memberClosesAt(dialect: SqlDialect, basis: 'price' | 'total'): string {
  return aggregateMembers(
    dialect,
    basis,
    `WITH "undone" AS (SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r."instrumentId", r."day" ORDER BY r."dataVersion") AS "place"
      FROM "CloseRevision" r WHERE r."dataVersion" > CAST(? AS INTEGER) AND r."instrumentId" IN (${members}) AND r."day" >= ? AND r."day" <= ?)
    SELECT c."instrumentId", c."day", c."close", c."adjClose" FROM "Close" c
      LEFT JOIN "undone" u ON u."instrumentId" = c."instrumentId" AND u."day" = c."day" AND u."place" = 1
      WHERE c."instrumentId" IN (${members}) AND c."day" >= ? AND c."day" <= ? AND c."provisional" = FALSE AND u."day" IS NULL
    UNION ALL SELECT "instrumentId", "day", "oldClose", "oldAdjClose" FROM "undone" WHERE "place" = 1 AND "oldClose" IS NOT NULL AND "oldProvisional" = FALSE`,
    instrumentsAt,
  );
}

/** Days on which a close of a member changed after a version. Parameters: universe, version. */
export const changedMemberSessions = `SELECT DISTINCT r."day" AS "day" FROM "CloseRevision" r
  WHERE r."instrumentId" IN (SELECT DISTINCT "instrumentId" FROM "Membership" WHERE "universeId" = ?) AND r."dataVersion" > CAST(? AS INTEGER) ORDER BY r."day"`;

/** First and last day with a final close of a member. Parameter: universe. */
export const memberClosesSpan = `SELECT MIN(c."day") AS "first", MAX(c."day") AS "last" FROM "Close" c
  WHERE c."instrumentId" IN (SELECT DISTINCT "instrumentId" FROM "Membership" WHERE "universeId" = ?) AND c."provisional" = FALSE`;

/**
 * The sources of every member's newest close as known at a version: a look into the primary key each, past what has changed since.
 * Parameters: version, universe, universe, version, version.
 */
export const memberSourcesAt = `WITH "undone" AS (SELECT r."instrumentId", r."day", r."oldClose", r."oldSourceId",
      ROW_NUMBER() OVER (PARTITION BY r."instrumentId", r."day" ORDER BY r."dataVersion") AS "place"
    FROM "CloseRevision" r WHERE r."dataVersion" > CAST(? AS INTEGER) AND r."instrumentId" IN (SELECT "instrumentId" FROM "Membership" WHERE "universeId" = ?))
  SELECT DISTINCT (SELECT "name" FROM "Source" WHERE "id" = (SELECT "sourceId" FROM (
      SELECT * FROM (SELECT c."day", c."sourceId" FROM "Close" c WHERE c."instrumentId" = m."instrumentId"
        AND NOT EXISTS (SELECT 1 FROM "undone" u WHERE u."instrumentId" = c."instrumentId" AND u."day" = c."day") ORDER BY c."day" DESC LIMIT 1) AS "kept"
      UNION ALL SELECT * FROM (SELECT u."day", u."oldSourceId" FROM "undone" u WHERE u."instrumentId" = m."instrumentId" AND u."place" = 1
        AND u."oldClose" IS NOT NULL ORDER BY u."day" DESC LIMIT 1) AS "replaced") AS "known" ORDER BY "day" DESC LIMIT 1)) AS "source"
  FROM "Membership" m WHERE m."universeId" = ? AND ${stoodAt('m.')}`;
