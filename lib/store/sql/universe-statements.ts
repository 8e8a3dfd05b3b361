import type { SqlDialect } from './dialect';
import { instrumentsAt } from './instrument-statements';
import { stoodAt, type VersionedColumn, type VersionedTable } from './versioned-rows';

const instrument: VersionedColumn = { name: 'instrumentId', type: 'INTEGER' };
const session: VersionedColumn = { name: 'session', type: 'TEXT' };
const text = (name: string): VersionedColumn => ({ name, type: 'TEXT' });
const integer = (name: string): VersionedColumn => ({ name, type: 'INTEGER' });

export const membershipTable: VersionedTable = {
  table: 'Membership',
  owner: 'universeId',
  keys: [instrument, text('from'), text('until')],
  values: [text('lastWithout'), text('lastWith')],
};
export const weightTable: VersionedTable = {
  table: 'Weight',
  owner: 'universeId',
  keys: [instrument, session],
  values: [{ name: 'weight', type: 'DOUBLE PRECISION' }],
};
export const sectorTable: VersionedTable = { table: 'SectorAssignment', owner: 'universeId', keys: [instrument], values: [text('sector')] };
export const countTable: VersionedTable = {
  table: 'BreadthCount',
  owner: 'universeId',
  keys: [session],
  values: ['advances', 'declines', 'unchanged', 'newHighs', 'newLows'].map(integer),
};
export const snapshotTable: VersionedTable = {
  table: 'UniverseSnapshot',
  owner: 'universeId',
  keys: [session],
  values: [
    text('members'),
    text('sectors'),
    integer('leftOut'),
    text('unresolved'),
    { name: 'weightSum', type: 'DOUBLE PRECISION' },
    text('confirmedBy'),
    text('source'),
  ],
};
export const exactTable: VersionedTable = {
  table: 'ExactMembership',
  owner: 'universeId',
  keys: [text('knownTo')],
  values: [text('spells'), text('source')],
};
export const earningsTable: VersionedTable = {
  table: 'Earnings',
  owner: 'universeId',
  keys: [instrument, text('period'), text('filed')],
  values: [{ name: 'value', type: 'DOUBLE PRECISION' }],
};
export const universeTables = [membershipTable, weightTable, sectorTable, countTable, snapshotTable, exactTable, earningsTable] as const;

/** Rows that stood at a version, with the description that their instrument had. Parameters: version, universe, version, version. */
export const selectMembership = `SELECT m."instrumentId", i."symbol", i."name", i."basis", m."from", m."until", m."lastWithout", m."lastWith", m."source" FROM "Membership" m
  JOIN ${instrumentsAt} AS i ON i."instrumentId" = m."instrumentId" WHERE m."universeId" = ? AND ${stoodAt('m.')} ORDER BY i."symbol", m."from"`;

/** Two JSON arrays an instrument. Parameters: universe, version, version. */
export function selectWeights(dialect: SqlDialect): string {
  return `SELECT "instrumentId", ${dialect.aggregate('"session"')} AS "sessions", ${dialect.aggregate('"weight"')} AS "weights"
    FROM (SELECT "instrumentId", "session", "weight" FROM "Weight" WHERE "universeId" = ? AND ${stoodAt()} ORDER BY "instrumentId", "session") AS rows GROUP BY "instrumentId"`;
}

const countColumns = ['session', 'advances', 'declines', 'unchanged', 'newHighs', 'newLows'] as const;

/** One JSON array a column. Parameters: universe, version, version. */
export function selectCounts(dialect: SqlDialect): string {
  const arrays = countColumns.map((name) => `${dialect.aggregate(`"${name}"`)} AS "${name}"`).join(', ');
  return `SELECT ${arrays} FROM (SELECT * FROM "BreadthCount" WHERE "universeId" = ? AND ${stoodAt()} ORDER BY "session") AS counts`;
}
