import type { SqlDialect } from './dialect';

/** Closes on the price basis, or dividend-adjusted ones; null where the instrument stores none of that kind. */
const closeOn = {
  price: `CASE WHEN i."basis" = 'total' THEN NULL ELSE k."close" END`,
  total: `CASE i."basis" WHEN 'total' THEN k."close" WHEN 'both' THEN k."adjClose" END`,
} as const;

function aggregateMembers(dialect: SqlDialect, basis: 'price' | 'total', known: string): string {
  return `SELECT "instrumentId", ${dialect.aggregate('"session"')} AS "sessions", ${dialect.aggregate('"value"')} AS "closes"
    FROM (SELECT k."instrumentId" AS "instrumentId", k."session" AS "session", ${closeOn[basis]} AS "value"
      FROM (${known}) AS k JOIN "Instrument" i ON i."id" = k."instrumentId" ORDER BY k."instrumentId", k."session") AS rows
    WHERE "value" IS NOT NULL GROUP BY "instrumentId"`;
}

const members = `SELECT DISTINCT "instrumentId" FROM "Membership" WHERE "universeId" = ? AND "instrumentId" >= ? AND "instrumentId" <= ?`;

/**
 * Final closes of the members between two sessions, one row an instrument, two JSON arrays each.
 * Parameters: universe, first and last instrument id, first and last session.
 */
export function memberClosesNow(dialect: SqlDialect, basis: 'price' | 'total'): string {
  return aggregateMembers(dialect, basis, `SELECT c."instrumentId", c."session", c."close", c."adjClose" FROM "Close" c
    WHERE c."instrumentId" IN (${members}) AND c."session" >= ? AND c."session" <= ? AND c."provisional" = FALSE`);
}

/** The same as known at a version, see `seriesAt`. Parameters: version, then universe, ids and sessions, twice. */
export function memberClosesAt(dialect: SqlDialect, basis: 'price' | 'total'): string {
  return aggregateMembers(dialect, basis, `WITH "undone" AS (SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r."instrumentId", r."session" ORDER BY r."dataVersion") AS "place"
      FROM "CloseRevision" r WHERE r."dataVersion" > CAST(? AS INTEGER) AND r."instrumentId" IN (${members}) AND r."session" >= ? AND r."session" <= ?)
    SELECT c."instrumentId", c."session", c."close", c."adjClose" FROM "Close" c
      LEFT JOIN "undone" u ON u."instrumentId" = c."instrumentId" AND u."session" = c."session" AND u."place" = 1
      WHERE c."instrumentId" IN (${members}) AND c."session" >= ? AND c."session" <= ? AND c."provisional" = FALSE AND u."session" IS NULL
    UNION ALL SELECT "instrumentId", "session", "oldClose", "oldAdjClose" FROM "undone" WHERE "place" = 1 AND "oldClose" IS NOT NULL AND "oldProvisional" = FALSE`);
}

/** Sessions on which a close of a member changed after a version. Parameters: universe, version. */
export const changedMemberSessions = `SELECT DISTINCT r."session" AS "session" FROM "CloseRevision" r
  WHERE r."instrumentId" IN (SELECT DISTINCT "instrumentId" FROM "Membership" WHERE "universeId" = ?) AND r."dataVersion" > CAST(? AS INTEGER) ORDER BY r."session"`;

/** First and last session with a final close of a member. Parameter: universe. */
export const memberClosesSpan = `SELECT MIN(c."session") AS "first", MAX(c."session") AS "last" FROM "Close" c
  WHERE c."instrumentId" IN (SELECT DISTINCT "instrumentId" FROM "Membership" WHERE "universeId" = ?) AND c."provisional" = FALSE`;
