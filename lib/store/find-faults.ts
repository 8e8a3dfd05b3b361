import 'server-only';
import { z } from 'zod';
import type { Store } from './store';

const columns = ['Open', 'High', 'Low', 'Close', 'AdjClose', 'Provisional', 'SourceId'];
const lower = (column: string) => column.charAt(0).toLowerCase() + column.slice(1);
const differ = (pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([one, other]) => `${one} IS DISTINCT FROM ${other}`).join(' OR ');
const lastRevision = `(SELECT * FROM (SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r."instrumentId", r."day" ORDER BY r."dataVersion" DESC) AS "place" FROM "CloseRevision" r) o WHERE o."place" = 1)`;
const chain = `(SELECT r.*, ${columns.map((column) => `LAG(r."new${column}") OVER w AS "was${column}"`).join(', ')} FROM "CloseRevision" r WINDOW w AS (PARTITION BY r."instrumentId", r."day" ORDER BY r."dataVersion"))`;
const newestVersion = '(SELECT COALESCE(MAX("version"), 0) FROM "DataVersion")';
const text = (column: string) => `CAST(${column} AS TEXT)`;
const ofInstrument = (row: string, session: string) => `'instrument ' || ${text(`${row}."instrumentId"`)} || ', ' || ${session}`;

/** Rows that are too many: where they are, and how one of them is named. */
interface Fault {
  readonly what: string;
  readonly rows: string;
  readonly example: string;
}

const references: readonly (readonly [table: string, column: string, parent: string])[] = [
  ...['InstrumentVersion', 'Close', 'CloseRevision', 'CloseCheck', 'SecurityAlias'].map(
    (table) => [table, 'instrumentId', 'Instrument'] as const,
  ),
  ...['Membership', 'Weight', 'SectorAssignment', 'Earnings'].flatMap((table) => [
    [table, 'instrumentId', 'Instrument'] as const,
    [table, 'universeId', 'Universe'] as const,
  ]),
  ...['BreadthCount', 'BreadthDay', 'UniverseSnapshot', 'ExactMembership'].map((table) => [table, 'universeId', 'Universe'] as const),
  ['Observation', 'seriesId', 'Series'],
  ['IngestTask', 'runId', 'IngestRun'],
  ['Close', 'sourceId', 'Source'],
  ['CloseRevision', 'oldSourceId', 'Source'],
  ['CloseRevision', 'newSourceId', 'Source'],
];

const versioned = [
  'Membership',
  'Weight',
  'SectorAssignment',
  'Earnings',
  'BreadthCount',
  'UniverseSnapshot',
  'ExactMembership',
  'Observation',
  'Note',
];

/** What may stand once at a time, by its key. */
const once: readonly (readonly [table: string, what: string, keys: readonly string[]])[] = [
  ['BreadthCount', 'sessions counted twice', ['universeId', 'session']],
  ['Weight', 'weights that stand twice', ['universeId', 'instrumentId', 'session']],
  ['SectorAssignment', 'members with two sectors', ['universeId', 'instrumentId']],
  ['UniverseSnapshot', 'lists of a session that stand twice', ['universeId', 'session']],
  ['Observation', 'values of a period and day that stand twice', ['seriesId', 'period', 'knownFrom']],
];

const listFaults = (ofSession: (row: string) => string): readonly Fault[] => [
  {
    what: 'closes that are not their last revision',
    rows: `"Close" c LEFT JOIN ${lastRevision} l ON l."instrumentId" = c."instrumentId" AND l."day" = c."day" WHERE ${differ(columns.map((column) => [`l."new${column}"`, `c."${lower(column)}"`]))}`,
    example: ofSession('c'),
  },
  {
    what: 'last revisions without their close',
    rows: `${lastRevision} l LEFT JOIN "Close" c ON l."instrumentId" = c."instrumentId" AND l."day" = c."day" WHERE l."newClose" IS NOT NULL AND c."day" IS NULL`,
    example: ofSession('l'),
  },
  {
    what: 'revisions that do not begin where the one before ended',
    rows: `${chain} r WHERE ${differ(columns.map((column) => [`r."was${column}"`, `r."old${column}"`]))}`,
    example: `${ofSession('r')} || ', version ' || ${text('r."dataVersion"')}`,
  },
  {
    what: 'data versions that are missing',
    rows: `"DataVersion" v WHERE v."version" > 1 AND NOT EXISTS (SELECT 1 FROM "DataVersion" b WHERE b."version" = v."version" - 1)`,
    example: `'before version ' || ${text('v."version"')}`,
  },
  {
    what: 'revisions of no version',
    rows: `"CloseRevision" r LEFT JOIN "DataVersion" v ON v."version" = r."dataVersion" WHERE v."version" IS NULL`,
    example: `${ofSession('r')} || ', version ' || ${text('r."dataVersion"')}`,
  },
  // A new instrument is known from the next version on (decision 0006).
  {
    what: 'descriptions of no version',
    rows: `"InstrumentVersion" r WHERE r."dataVersion" > ${newestVersion} + 1`,
    example: `'instrument ' || ${text('r."instrumentId"')}`,
  },
  {
    what: 'checks of no version',
    rows: `"CloseCheck" k WHERE k."addedVersion" > ${newestVersion} + 1`,
    example: ofInstrument('k', 'k."session"'),
  },
  ...references.map(([table, column, parent]) => ({
    what: `rows of ${table} without their ${parent}`,
    rows: `"${table}" t WHERE t."${column}" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "${parent}" p WHERE p."id" = t."${column}")`,
    example: `'${parent} ' || ${text(`t."${column}"`)}`,
  })),
  ...versioned.map((table) => ({
    what: `rows of ${table} added or withdrawn by no version`,
    rows: `"${table}" t LEFT JOIN "DataVersion" a ON a."version" = t."addedVersion" LEFT JOIN "DataVersion" b ON b."version" = t."removedVersion"
      WHERE a."version" IS NULL OR (t."removedVersion" IS NOT NULL AND (b."version" IS NULL OR t."removedVersion" <= t."addedVersion"))`,
    example: `'added by version ' || ${text('t."addedVersion"')}`,
  })),
  {
    what: 'spells that end before they begin',
    rows: `"Membership" m WHERE m."removedVersion" IS NULL AND m."until" <= m."from"`,
    example: `m."universeId" || ', instrument ' || ${text('m."instrumentId"')} || ', ' || m."from"`,
  },
  {
    what: 'spells that stand twice',
    rows: `"Membership" a JOIN "Membership" b ON a."universeId" = b."universeId" AND a."instrumentId" = b."instrumentId" AND a."id" < b."id"
      AND a."from" < COALESCE(b."until", '9999') AND b."from" < COALESCE(a."until", '9999') WHERE a."removedVersion" IS NULL AND b."removedVersion" IS NULL`,
    example: `a."universeId" || ', instrument ' || ${text('a."instrumentId"')} || ', ' || a."from"`,
  },
  ...once.map(([table, what, keys]) => {
    const list = keys.map((key) => `"${key}"`).join(', ');
    return {
      what,
      rows: `(SELECT ${list} FROM "${table}" WHERE "removedVersion" IS NULL GROUP BY ${list} HAVING COUNT(*) > 1) d`,
      example: keys.map((key) => text(`d."${key}"`)).join(` || ', ' || `),
    };
  }),
];

const answer = z.tuple([z.object({ count: z.coerce.number(), example: z.string().nullable() })]);
const integrity = z.array(z.object({ integrity_check: z.string() }));

/**
 * What contradicts itself in what is stored: closes and their revisions, versions, what names what, universes, series and notes; of a SQLite
 * file also what SQLite finds wrong in it. A line a fault, with how many rows and one of them; empty for a sound store. Reads only.
 */
export async function findFaults({ reader, dialect }: Pick<Store, 'reader' | 'dialect'>): Promise<string[]> {
  const found: string[] = [];
  if (dialect.provider === 'sqlite') {
    const said = integrity.parse(await reader.$queryRawUnsafe('PRAGMA integrity_check(20)')).map((row) => row.integrity_check);
    found.push(...said.filter((line) => line !== 'ok').map((line) => `SQLite: ${line}`));
  }
  for (const { what, rows, example } of listFaults((row) => ofInstrument(row, dialect.sessionOf(`${row}."day"`)))) {
    const [{ count, example: one }] = answer.parse(
      await reader.$queryRawUnsafe(`SELECT COUNT(*) AS "count", MIN(${example}) AS "example" FROM ${rows}`),
    );
    if (count > 0) found.push(`${count} ${what}, as ${one ?? 'one without a name'}`);
  }
  return found;
}
