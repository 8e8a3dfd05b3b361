import { z } from 'zod';
import { nextVersion } from './close-statements';
import type { SqlDialect } from './dialect';
import { instrumentsAt } from './instrument-statements';

// What is stored of universes is never changed: a row is added under a version and withdrawn under a later one. Rows come as a
// JSON array of arrays, keys first and values after them, in the order of the table.

interface UniverseColumn {
  readonly name: string;
  readonly type: 'INTEGER' | 'TEXT' | 'DOUBLE PRECISION';
}

export interface UniverseTable {
  readonly table: 'Membership' | 'Weight' | 'SectorAssignment' | 'BreadthCount';
  /** What a row is about, within a universe; an empty text and null are the same key. */
  readonly keys: readonly UniverseColumn[];
  /** What it says of that; two rows with one key and other values are a change. */
  readonly values: readonly UniverseColumn[];
}

const instrument: UniverseColumn = { name: 'instrumentId', type: 'INTEGER' };
const session: UniverseColumn = { name: 'session', type: 'TEXT' };
const text = (name: string): UniverseColumn => ({ name, type: 'TEXT' });
const integer = (name: string): UniverseColumn => ({ name, type: 'INTEGER' });

export const membershipTable: UniverseTable = { table: 'Membership', keys: [instrument, text('from'), text('until')], values: [] };
export const weightTable: UniverseTable = { table: 'Weight', keys: [instrument, session], values: [{ name: 'weight', type: 'DOUBLE PRECISION' }] };
export const sectorTable: UniverseTable = { table: 'SectorAssignment', keys: [instrument], values: [text('sector')] };
export const countTable: UniverseTable = { table: 'BreadthCount', keys: [session], values: ['advances', 'declines', 'unchanged', 'newHighs', 'newLows'].map(integer) };
export const universeTables = [membershipTable, weightTable, sectorTable, countTable] as const;

const columnsOf = ({ keys, values }: UniverseTable) => [...keys, ...values];
const comparable = (prefix: string, { name }: UniverseColumn) => (name === 'until' ? `COALESCE(${prefix}"until", '')` : `${prefix}"${name}"`);
const keyRow = (prefix: string, { keys }: UniverseTable) => `(${keys.map((key) => comparable(prefix, key)).join(', ')})`;
const keyList = (prefix: string, { keys }: UniverseTable) => keys.map((key) => comparable(prefix, key)).join(', ');

function incoming(dialect: SqlDialect, target: UniverseTable): string {
  const columns = columnsOf(target).map(({ name, type }, index) => `CAST(value->>${index} AS ${type}) AS "${name}"`);
  return `(SELECT ${columns.join(', ')} FROM ${dialect.eachRow})`;
}

function joinStanding(target: UniverseTable): string {
  const match = target.keys.map((key) => `${comparable('t.', key)} = ${comparable('i.', key)}`).join(' AND ');
  return `JOIN "${target.table}" t ON t."universeId" = ? AND ${match} AND t."removedVersion" IS NULL`;
}

const withdraw = ({ table }: UniverseTable) => `UPDATE "${table}" SET "removedVersion" = ${nextVersion} WHERE "universeId" = ? AND "removedVersion" IS NULL`;

/** Withdraws what stands and is not among the rows. Parameters: universe, rows. */
export function withdrawMissing(dialect: SqlDialect, target: UniverseTable): string {
  return `${withdraw(target)} AND ${keyRow('', target)} NOT IN (SELECT ${keyList('i.', target)} FROM ${incoming(dialect, target)} AS i)`;
}

/** Withdraws what stands and is among the rows with another value. Parameters: universe, rows, universe. */
export function withdrawChanged(dialect: SqlDialect, target: UniverseTable): string {
  const differs = target.values.map(({ name }) => `t."${name}" IS DISTINCT FROM i."${name}"`).join(' OR ') || 'FALSE';
  return `${withdraw(target)} AND ${keyRow('', target)} IN (SELECT ${keyList('i.', target)} FROM ${incoming(dialect, target)} AS i ${joinStanding(target)} WHERE ${differs})`;
}

/** Adds the rows of which nothing stands. Parameters: universe, source, rows, universe. */
export function addMissing(dialect: SqlDialect, target: UniverseTable): string {
  const names = columnsOf(target).map(({ name }) => `"${name}"`).join(', ');
  const selected = columnsOf(target).map(({ name }) => `i."${name}"`).join(', ');
  return `INSERT INTO "${target.table}" ("universeId", ${names}, "source", "addedVersion")
    SELECT CAST(? AS TEXT), ${selected}, CAST(? AS TEXT), ${nextVersion} FROM ${incoming(dialect, target)} AS i LEFT ${joinStanding(target)} WHERE t."universeId" IS NULL`;
}

const isTouched = ({ table }: UniverseTable) => `EXISTS (SELECT 1 FROM "${table}" WHERE "addedVersion" = ${nextVersion} OR "removedVersion" = ${nextVersion})`;

/** A condition: whether the batch added or withdrew rows of these tables. */
export function areTouched(tables: readonly UniverseTable[]): string {
  return `(${tables.map(isTouched).join(' OR ')})`;
}

/** A condition on rows of `prefix`: whether they stood at a version. Parameters: version, version. */
export function stoodAt(prefix = ''): string {
  return `${prefix}"addedVersion" <= CAST(? AS INTEGER) AND (${prefix}"removedVersion" IS NULL OR ${prefix}"removedVersion" > CAST(? AS INTEGER))`;
}

/** Larger than any version: what stands now. */
export const newestVersion = 2_147_483_647;

/** Rows that stood at a version, with the description that their instrument had. Parameters: version, universe, version, version. */
export const selectMembership = `SELECT m."instrumentId", i."symbol", i."name", i."basis", m."from", m."until", m."source" FROM "Membership" m
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

const affected = z.array(z.unknown()).transform((results) => results.map((result) => z.number().parse(result)));

/** The numbers of rows that statements of a batch touched. */
export function toAffected(results: unknown): number[] {
  return affected.parse(results);
}
