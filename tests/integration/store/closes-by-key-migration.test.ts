import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { migrateStore } from '@/lib/store/migrate-store';
import { returnRoom } from '@/lib/store/return-room';

const before = '20261130014000_request_counts';
const byKey = '20261201020000_closes_by_key';
const closes = 20_000;

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadtape-by-key-'));
  path = join(folder, 'store.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A store as the release before left it: rows out of the order of their keys, every fifth close revised later. */
async function fill(): Promise<void> {
  await migrateStore(`file:${path}`, { upTo: before });
  const database = new Database(path);
  database.exec(`INSERT INTO "Instrument" ("id", "symbol", "name", "kind", "basis", "licenceClass") VALUES (1, 'A', 'A', 'stock', 'both', 'display'), (2, 'B', 'B', 'stock', 'both', 'display');
    INSERT INTO "DataVersion" ("version", "committedAt", "reason", "simulated") VALUES (1, '', 'insert', FALSE), (2, '', 'revision', FALSE);
    CREATE TEMP TABLE "made" AS WITH RECURSIVE "place"("n") AS (SELECT 0 UNION ALL SELECT "n" + 1 FROM "place" WHERE "n" < ${closes - 1})
      SELECT 2 - "n" % 2 AS "id", date('2099-12-31', printf('-%d days', "n" * 3)) AS "session", "n" * 0.25 AS "price", "n" % 5 = 0 AS "isRevised" FROM "place";
    INSERT INTO "Close" SELECT "id", "session", NULL, "price" + 1, NULL, "price" + "isRevised", "price" / 3, FALSE, 'yahoo' FROM "made";
    INSERT INTO "CloseRevision" SELECT "id", 1, "session", 'insert', 7, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "price" + 1, NULL, "price", "price" / 3, FALSE, CASE WHEN "isRevised" THEN 'nasdaq' ELSE 'yahoo' END FROM "made";
    INSERT INTO "CloseRevision" SELECT "id", 2, "session", 'revision', NULL, NULL, "price" + 1, NULL, "price", "price" / 3, FALSE, 'nasdaq',
      NULL, "price" + 1, NULL, "price" + 1, "price" / 3, FALSE, 'yahoo' FROM "made" WHERE "isRevised";`);
  database.close();
}

const asTexts = [
  'SELECT * FROM "Close" ORDER BY "instrumentId", "session"',
  'SELECT * FROM "CloseRevision" ORDER BY "instrumentId", "dataVersion", "session"',
];
const session = `date("day" * 86400, 'unixepoch')`;
const nameOf = (id: string) => `(SELECT "name" FROM "Source" WHERE "id" = "${id}")`;
const asNumbers = [
  `SELECT "instrumentId", ${session}, "open", "high", "low", "close", "adjClose", "provisional", ${nameOf('sourceId')} FROM "Close" ORDER BY 1, 2`,
  `SELECT "instrumentId", "dataVersion", ${session}, COALESCE("reason", 'insert'), "runId", "oldOpen", "oldHigh", "oldLow", "oldClose", "oldAdjClose", "oldProvisional", ${nameOf('oldSourceId')},
    "newOpen", "newHigh", "newLow", "newClose", "newAdjClose", "newProvisional", ${nameOf('newSourceId')} FROM "CloseRevision" ORDER BY 1, 2, 3`,
];

function readTables(queries: readonly string[]): unknown[] {
  const database = new Database(path);
  const read = queries.map((query) => database.prepare(query).raw().all());
  const sound = database.pragma('integrity_check', { simple: true });
  database.close();
  return [...read, sound];
}

it('keeps every close and revision as it was, and a store shrinks by what its keys took twice, and then by days and sources that were texts', async () => {
  await fill();
  const [rows, { size }] = [readTables(asTexts), await stat(path)];
  expect(rows.map((part) => (Array.isArray(part) ? part.length : part))).toEqual([closes, closes + closes / 5, 'ok']);
  await migrateStore(`file:${path}`, { upTo: byKey });
  expect(readTables(asTexts)).toEqual(rows);
  expect((await stat(path)).size).toBeLessThan(size * 0.8);
  // Days before 1970 and after 2059, where SQLite takes a byte more, among them.
  await migrateStore(`file:${path}`);
  expect(readTables(asNumbers)).toEqual(rows);
  expect((await stat(path)).size).toBeLessThan(size * 0.6);
});

it('a file whose room cannot be given back stays as it is, and loses it once nobody holds it', async () => {
  await fill();
  const other = new Database(path);
  other.exec('DROP TABLE "CloseRevision"; BEGIN IMMEDIATE');
  const { size } = await stat(path);
  expect(returnRoom(path, 0)).toContain('in use by another process');
  expect((await stat(path)).size).toBe(size);
  other.exec('COMMIT');
  other.close();
  expect(returnRoom(path, 0)).toBeNull();
  expect((await stat(path)).size).toBeLessThan(size * 0.75);
});
