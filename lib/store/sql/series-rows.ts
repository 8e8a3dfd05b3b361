import type { SqlDialect } from './dialect';
import { stoodAt, type VersionedColumn, type VersionedTable } from './versioned-rows';

const text = (name: string): VersionedColumn => ({ name, type: 'TEXT' });

export const observationTable: VersionedTable = {
  table: 'Observation',
  owner: 'seriesId',
  keys: [text('period'), text('knownFrom')],
  values: [{ name: 'value', type: 'DOUBLE PRECISION' }, text('dating'), text('seenOn'), text('source')],
};

export const observationColumns = ['period', 'knownFrom', 'value', 'dating', 'seenOn', 'source'] as const;

/** One JSON array a column, by period and day. Parameters: series, version, version. */
export function selectObservations(dialect: SqlDialect): string {
  const arrays = observationColumns.map((name) => `${dialect.aggregate(`"${name}"`)} AS "${name}"`).join(', ');
  // Aggregates are ordered by a column of this name.
  return `SELECT ${arrays} FROM (SELECT o.*, o."period" || o."knownFrom" AS "session" FROM "Observation" o
    WHERE o."seriesId" = ? AND ${stoodAt('o.')} ORDER BY "session") AS observations`;
}

/**
 * What stood of every series at a version: how many periods and values, the first and last period, and the day from which the first value of the
 * last was known. Parameters: version, version.
 */
export const selectSeriesCoverage = `WITH "stood" AS (SELECT * FROM "Observation" WHERE ${stoodAt()}),
  "spans" AS (SELECT "seriesId", COUNT(DISTINCT "period") AS "periods", COUNT(*) AS "observations", MIN("period") AS "first", MAX("period") AS "last" FROM "stood" GROUP BY "seriesId")
  SELECT s."seriesId", s."periods", s."observations", s."first", s."last",
    (SELECT MIN(o."knownFrom") FROM "stood" o WHERE o."seriesId" = s."seriesId" AND o."period" = s."last") AS "knownFrom" FROM "spans" s`;

/** How far every known series goes. Its end is found in the primary key, from there back: none is read as a whole. */
export const selectSeriesEnds = `SELECT s."id", s."checkedAt", (SELECT o."period" FROM "Observation" o
  WHERE o."seriesId" = s."id" AND o."removedVersion" IS NULL ORDER BY o."period" DESC LIMIT 1) AS "last" FROM "Series" s ORDER BY s."id"`;
