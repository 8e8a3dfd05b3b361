import { z } from 'zod';
import { nextVersion } from './close-statements';
import type { SqlDialect } from './dialect';

// Primary data beside closes is never changed: a row is added under a version and withdrawn under a later one. Rows come as a
// JSON array of arrays, keys first and values after them, in the order of the table.

export interface VersionedColumn {
  readonly name: string;
  readonly type: 'INTEGER' | 'TEXT' | 'DOUBLE PRECISION';
}

export interface VersionedTable {
  readonly table:
    | 'Membership'
    | 'Weight'
    | 'SectorAssignment'
    | 'BreadthCount'
    | 'Observation'
    | 'UniverseSnapshot'
    | 'ExactMembership'
    | 'Earnings'
    | 'Note';
  /** The column that says of which universe, series or list of notes a row is. */
  readonly owner: 'universeId' | 'seriesId' | 'listId';
  /** What a row is about, within its owner; an empty text and null are the same key. */
  readonly keys: readonly VersionedColumn[];
  /** What it says of that; two rows with one key and other values are a change. */
  readonly values: readonly VersionedColumn[];
}

const columnsOf = ({ keys, values }: VersionedTable) => [...keys, ...values];
const comparable = (prefix: string, { name }: VersionedColumn) =>
  name === 'until' ? `COALESCE(${prefix}"until", '')` : `${prefix}"${name}"`;
const keyRow = (prefix: string, { keys }: VersionedTable) => `(${keys.map((key) => comparable(prefix, key)).join(', ')})`;
const keyList = (prefix: string, { keys }: VersionedTable) => keys.map((key) => comparable(prefix, key)).join(', ');

function incoming(dialect: SqlDialect, target: VersionedTable): string {
  const columns = columnsOf(target).map(({ name, type }, index) => `CAST(value->>${index} AS ${type}) AS "${name}"`);
  return `(SELECT ${columns.join(', ')} FROM ${dialect.eachRow})`;
}

function joinStanding(target: VersionedTable): string {
  const match = target.keys.map((key) => `${comparable('t.', key)} = ${comparable('i.', key)}`).join(' AND ');
  return `JOIN "${target.table}" t ON t."${target.owner}" = ? AND ${match} AND t."removedVersion" IS NULL`;
}

const withdraw = ({ table, owner }: VersionedTable) =>
  `UPDATE "${table}" SET "removedVersion" = ${nextVersion} WHERE "${owner}" = ? AND "removedVersion" IS NULL`;

/** Withdraws what stands and is not among the rows. Parameters: owner, rows. */
export function withdrawMissing(dialect: SqlDialect, target: VersionedTable): string {
  return `${withdraw(target)} AND ${keyRow('', target)} NOT IN (SELECT ${keyList('i.', target)} FROM ${incoming(dialect, target)} AS i)`;
}

/** The same of one session. Parameters: owner, rows, session. */
export function withdrawMissingOfSession(dialect: SqlDialect, target: VersionedTable): string {
  return `${withdrawMissing(dialect, target)} AND "session" = ?`;
}

/**
 * Withdraws what stands and is among the rows with another value. Rows of which nothing stands are listed in vain: an inner join would let
 * SQLite read all rows anew for each that stands. Parameters: owner, rows, owner.
 */
export function withdrawChanged(dialect: SqlDialect, target: VersionedTable): string {
  const differs = target.values.map(({ name }) => `t."${name}" IS DISTINCT FROM i."${name}"`).join(' OR ') || 'FALSE';
  return `${withdraw(target)} AND ${keyRow('', target)} IN (SELECT ${keyList('i.', target)} FROM ${incoming(dialect, target)} AS i LEFT ${joinStanding(target)} WHERE ${differs})`;
}

/** Whether a row says itself where it comes from; else all rows of a commit come from one source. */
export function hasOwnSource({ values }: VersionedTable): boolean {
  return values.some(({ name }) => name === 'source');
}

/** Adds the rows of which nothing stands. Parameters: owner, source (unless rows have their own), rows, owner. */
export function addMissing(dialect: SqlDialect, target: VersionedTable): string {
  const names = columnsOf(target).map(({ name }) => `"${name}"`);
  const selected = columnsOf(target).map(({ name }) => `i."${name}"`);
  const [sourceName, source] = hasOwnSource(target) ? [[], []] : [['"source"'], ['CAST(? AS TEXT)']];
  return `INSERT INTO "${target.table}" ("${target.owner}", ${[...names, ...sourceName].join(', ')}, "addedVersion")
    SELECT CAST(? AS TEXT), ${[...selected, ...source].join(', ')}, ${nextVersion} FROM ${incoming(dialect, target)} AS i LEFT ${joinStanding(target)} WHERE t."${target.owner}" IS NULL`;
}

const isTouched = ({ table }: VersionedTable) =>
  `EXISTS (SELECT 1 FROM "${table}" WHERE "addedVersion" = ${nextVersion} OR "removedVersion" = ${nextVersion})`;

/** A condition: whether the batch added or withdrew rows of these tables. */
export function areTouched(tables: readonly VersionedTable[]): string {
  return `(${tables.map(isTouched).join(' OR ')})`;
}

/** A condition on rows of `prefix`: whether they stood at a version. Parameters: version, version. */
export function stoodAt(prefix = ''): string {
  return `${prefix}"addedVersion" <= CAST(? AS INTEGER) AND (${prefix}"removedVersion" IS NULL OR ${prefix}"removedVersion" > CAST(? AS INTEGER))`;
}

/** Larger than any version: what stands now. */
export const newestVersion = 2_147_483_647;

const affected = z.array(z.unknown()).transform((results) => results.map((result) => z.number().parse(result)));

/** The numbers of rows that statements of a batch touched. */
export function toAffected(results: unknown): number[] {
  return affected.parse(results);
}
