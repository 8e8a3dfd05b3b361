import type { SqlDialect } from './dialect';
import { stoodAt, type VersionedColumn, type VersionedTable } from './versioned-rows';

const text = (name: string): VersionedColumn => ({ name, type: 'TEXT' });

export const observationTable: VersionedTable = {
  table: 'Observation', owner: 'seriesId', keys: [text('period'), text('knownFrom')],
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

/** What stood of every series at a version: how many periods, the first and last, and the day on which its last was known. Parameters: version, version. */
export const selectSeriesCoverage = `SELECT "seriesId", COUNT(DISTINCT "period") AS "periods", COUNT(*) AS "observations", MIN("period") AS "first", MAX("period") AS "last"
  FROM "Observation" WHERE ${stoodAt()} GROUP BY "seriesId"`;
