import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { findCountFaults } from '@/lib/ingest/breadth/find-count-faults';
import { withOtherStore } from '@/lib/server/answers/get-store';
import { forgetMarkets } from '@/lib/server/answers/load-market';
import { readView } from '@/lib/server/answers/read-view';
import { runStudy } from '@/lib/server/answers/run-study';
import { findFaults } from '@/lib/store/find-faults';
import { commitNotes } from '@/lib/store/notes';
import { getDataVersion } from '@/lib/store/data-version';
import { openStore } from '@/lib/store/open-store';
import { queueRun } from '@/lib/store/ingest-runs';
import { upsertInstrument } from '@/lib/store/instruments';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { runInProcess } from '../../support/cli-process';
import { makeInstrument } from '../../support/store-rows';
import { createPostgresqlDatabase } from '../../support/test-postgresql';
import { addUniverses, importOf, membersOf, storedSymbols, takeStep, type StoreStep } from '../../support/random-store';
import { createTestStore, type TestStore } from '../../support/test-store';

const postgresql = inject('postgresql');
let test: TestStore;
let folder = '';
let backup = '';
let version = 0;
const removals: (() => Promise<void>)[] = [];

const inFolder = (name: string) => join(folder, name);
const toFile = (name: string) => `file:${inFolder(name)}`;

const day = parseSessionDate('2024-07-16');
const stocks = storedSymbols.filter((name) => name.length > 3);
/** Closes that were revised twice, removed and described anew, and everything that is stored of universes. */
const history: readonly StoreStep[] = [
  importOf(storedSymbols, { basis: 'both', isLastProvisional: true }),
  membersOf(stocks),
  { kind: 'weights', members: [...stocks], session: day },
  { kind: 'sectors', members: [...stocks], sector: 'Energy' },
  { kind: 'counts', length: 60, advances: 1_000 },
  { kind: 'revise', symbol: 'AAPL', session: day, close: 77 },
  { kind: 'revise', symbol: 'AAPL', session: day, close: 78 },
  { kind: 'describe', symbol: 'RUT', name: 'Another name', basis: 'both' },
  { kind: 'alias', symbol: 'META' },
  { kind: 'remove', symbol: 'XYZ' },
];

/** A database of this run's kind without tables. */
async function makeEmpty(name: string): Promise<string> {
  if (postgresql === undefined) return toFile(name);
  const { url, remove } = await createPostgresqlDatabase(postgresql.serverUrl);
  removals.push(remove);
  return url;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadtape-backup-'));
  test = await createTestStore();
  await addUniverses(test.store);
  for (const step of history) await takeStep(test.store, step);
  const text = `it's "quoted",\n<b>bold</b> [1,2] \\ 日本 🎈`;
  await commitNotes(test.store, 'mine', [{ from: day, to: day, text, knownFrom: day, source: 'me' }], { source: 'import' });
  await takeStep(test.store, { kind: 'count' });
  ({ version } = await getDataVersion(test.store));
  backup = inFolder('first.backup');
  expect(await runInProcess(test.url, ['backup', backup])).toMatchObject({ code: 0, stderr: '' });
});
afterAll(async () => {
  await test.remove();
  for (const remove of removals) await remove();
  await rm(folder, { recursive: true, force: true });
});

const links = [
  ['streaks', 'symbol=RUT&last=max'],
  ['outperformance', 'a=RUT&b=SPX&sessions=5'],
  ['above-average', 'universe=sp500'],
  ['members', 'universe=sp500'],
  ['advance-decline', 'universe=nyse&version=8'],
  ['conditions', ''],
] as const;

/** What links answer from a store, whole. */
async function readAnswers(url: string): Promise<readonly string[]> {
  return await withOtherStore(url, async () => {
    forgetMarkets();
    const answers: string[] = [];
    for (const [study, query] of links) answers.push(JSON.stringify(await runStudy(readView(study, new URLSearchParams(query)))));
    forgetMarkets();
    return answers;
  });
}

/** The rows of a backup by table; a boolean is a number in SQLite. */
async function readRows(path: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const lines = gunzipSync(await readFile(path))
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .slice(1, -1);
  const tables: Record<string, unknown[]> = {};
  for (const line of lines) {
    const { table, rows } = JSON.parse(line) as { table: string; rows: unknown[][] };
    (tables[table] ??= []).push(...rows.map((row) => row.map((value) => (typeof value === 'boolean' ? Number(value) : value))));
  }
  return tables;
}

describe('a store that is restored', () => {
  it('has every row, answers links as before, and goes on numbering where it was', async () => {
    const url = await makeEmpty('restored.db');
    expect(await runInProcess(url, ['restore', backup])).toMatchObject({ code: 0, stderr: '' });
    expect(await runInProcess(url, ['check'])).toMatchObject({ code: 0, stdout: `nothing is wrong with data version ${version}\n` });
    expect((await runInProcess(url, ['backup', inFolder('again.backup')])).code).toBe(0);
    const rows = await readRows(backup);
    expect(await readRows(inFolder('again.backup'))).toEqual(rows);
    expect(rows['Close']?.length).toBe(await test.store.reader.close.count());
    expect(rows['BreadthDay']?.length).toBe(await test.store.reader.breadthDay.count());
    expect(rows['BreadthDay']?.length).toBeGreaterThan(400);
    const answers = await readAnswers(test.url);
    expect(answers.every((answer) => answer.length > 300)).toBe(true);
    expect(await readAnswers(url)).toEqual(answers);
    const store = await openStore(url);
    const [ids, runs] = [await store.reader.instrument.aggregate({ _max: { id: true } }), await store.reader.ingestRun.count()];
    expect((await upsertInstrument(store, makeInstrument('LATER'))).id).toBe((ids._max.id ?? 0) + 1);
    expect((await queueRun(store, { kind: 'pull', origin: 'http', now: '2024-07-17T12:00:00.000Z' })).id).toBeGreaterThan(runs);
    await store.close();
  });

  if (postgresql !== undefined) {
    it('may be of the other kind of database, there and back', async () => {
      expect((await runInProcess(toFile('crossed.db'), ['restore', backup])).code).toBe(0);
      expect((await runInProcess(toFile('crossed.db'), ['backup', inFolder('crossed.backup')])).code).toBe(0);
      expect(await readRows(inFolder('crossed.backup'))).toEqual(await readRows(backup));
      const url = await makeEmpty('');
      expect((await runInProcess(url, ['restore', inFolder('crossed.backup')])).code).toBe(0);
      expect(await readAnswers(url)).toEqual(await readAnswers(toFile('crossed.db')));
    });
  }
});

describe('what is refused, with nothing stored', () => {
  it('a file that stands where the backup would, a store that is not empty', async () => {
    expect(await runInProcess(test.url, ['backup', backup])).toMatchObject({
      code: 2,
      stderr: `${backup} is there already; a backup takes the place of none\n`,
    });
    const before = await test.store.reader.close.count();
    expect(await runInProcess(test.url, ['restore', backup])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The store that DATABASE_URL names is not empty') as unknown,
    });
    expect(await test.store.reader.close.count()).toBe(before);
  });

  it('a backup that was cut short, changed, or is none', async () => {
    const bytes = await readFile(backup);
    const [head = '', ...lines] = gunzipSync(bytes).toString('utf8').trimEnd().split('\n');
    const zip = (parts: readonly string[]) => gzipSync(`${parts.join('\n')}\n`);
    const later = head.replace(/"migration":"\d+/, '"migration":"99990101000000');
    const without = lines.filter((_, index) => index !== 3);
    const cases: readonly (readonly [Buffer, string])[] = [
      [bytes.subarray(0, bytes.length / 2), 'cannot be read as a backup: unexpected end of file. Nothing was stored.'],
      [zip([head, ...lines.slice(0, -1)]), 'ends before its end: it was cut short. Nothing was stored.'],
      [zip([head, ...without]), 'Nothing was stored.'],
      [zip([head, '{"table":"Nonsense","columns":["id"],"rows":[[1]]}', ...lines]), 'has other columns of Nonsense'],
      [zip([later, ...lines]), 'was written by a later release of Broadtape'],
      [Buffer.from('date,close\n2024-07-16,1\n'), 'cannot be read as a backup: incorrect header check'],
      [zip(['{"a":1}']), 'is no backup that this release of Broadtape reads'],
    ];
    const url = await makeEmpty('refused.db');
    for (const [index, [content, said]] of cases.entries()) {
      const path = inFolder(`case-${index}`);
      await writeFile(path, content);
      const answer = await runInProcess(url, ['restore', path]);
      expect(answer).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining(said) as unknown });
    }
    expect((await runInProcess(url, ['restore', backup])).code).toBe(0);
  });
});

const close = `(SELECT MIN("day") FROM "Close" WHERE "instrumentId" = 1)`;
const spell = `(SELECT MIN("id") FROM "Membership" WHERE "until" IS NULL)`;
const spellColumns = '"universeId", "instrumentId", "from", "until", "source", "addedVersion"';

/** Statements that break a sound store, and what is found then. */
const corruptions: readonly (readonly [string, string])[] = [
  [
    `UPDATE "Close" SET "close" = "close" * 2 WHERE "instrumentId" = 1 AND "day" = ${close}`,
    '1 closes that are not their last revision, as instrument 1, ',
  ],
  [`UPDATE "Close" SET "adjClose" = 1 WHERE "instrumentId" = 1 AND "day" = ${close}`, '1 closes that are not their last revision'],
  [`UPDATE "Close" SET "provisional" = TRUE WHERE "instrumentId" = 1 AND "day" = ${close}`, '1 closes that are not their last revision'],
  [`DELETE FROM "Close" WHERE "instrumentId" = 1 AND "day" = ${close}`, '1 last revisions without their close'],
  [
    `UPDATE "CloseRevision" SET "oldClose" = 1 WHERE "instrumentId" = 1 AND "day" = ${close}`,
    '1 revisions that do not begin where the one before ended',
  ],
  [
    `INSERT INTO "DataVersion" ("version", "committedAt", "reason", "simulated") VALUES (99, '', 'insert', FALSE)`,
    '1 data versions that are missing, as before version 99',
  ],
  [`UPDATE "CloseRevision" SET "dataVersion" = 98 WHERE "instrumentId" = 1 AND "day" = ${close}`, '1 revisions of no version'],
  [`UPDATE "InstrumentVersion" SET "dataVersion" = 98 WHERE "instrumentId" = 1`, '1 descriptions of no version, as instrument 1'],
  [
    `INSERT INTO "CloseCheck" ("instrumentId", "session", "source", "close", "storedClose", "storedSource", "checkedAt", "addedVersion") VALUES (1, '2024-07-16', 'yahoo', 1, 1, 'import', '', 98)`,
    '1 checks of no version',
  ],
  [
    `UPDATE "Close" SET "instrumentId" = 99999 WHERE "instrumentId" = 1 AND "day" = ${close}`,
    '1 rows of Close without their Instrument, as Instrument 99999',
  ],
  [`UPDATE "Close" SET "sourceId" = 98`, 'rows of Close without their Source, as Source 98'],
  [
    `UPDATE "CloseRevision" SET "newSourceId" = 98 WHERE "newClose" IS NOT NULL`,
    'rows of CloseRevision without their Source, as Source 98',
  ],
  [`UPDATE "Membership" SET "universeId" = 'gone' WHERE "id" = ${spell}`, '1 rows of Membership without their Universe, as Universe gone'],
  [
    `UPDATE "Membership" SET "removedVersion" = "addedVersion" WHERE "id" = ${spell}`,
    '1 rows of Membership added or withdrawn by no version',
  ],
  [`UPDATE "Note" SET "addedVersion" = 98`, '1 rows of Note added or withdrawn by no version, as added by version 98'],
  [
    `INSERT INTO "Observation" ("seriesId", "period", "knownFrom", "addedVersion", "value", "dating", "seenOn", "source") VALUES ('GONE', '2024-07-01', '2024-08-01', 1, 1, 'seen', '2024-08-01', 'fred')`,
    '1 rows of Observation without their Series, as Series GONE',
  ],
  [
    `INSERT INTO "IngestTask" ("runId", "symbol", "state", "startedAt") VALUES (99999, 'RUT', 'done', '')`,
    '1 rows of IngestTask without their IngestRun',
  ],
  [`UPDATE "Membership" SET "until" = '1980-01-01' WHERE "id" = ${spell}`, '1 spells that end before they begin'],
  [
    `INSERT INTO "Membership" (${spellColumns}) SELECT ${spellColumns} FROM "Membership" WHERE "id" = ${spell}`,
    '1 spells that stand twice',
  ],
  [
    `INSERT INTO "BreadthCount" ("universeId", "session", "addedVersion", "source") SELECT "universeId", "session", 2, "source" FROM "BreadthCount" WHERE "session" = (SELECT MAX("session") FROM "BreadthCount")`,
    '1 sessions counted twice, as nyse, ',
  ],
  [
    `INSERT INTO "SectorAssignment" ("universeId", "instrumentId", "addedVersion", "sector", "source") SELECT "universeId", "instrumentId", 2, 'Other', "source" FROM "SectorAssignment" WHERE "instrumentId" = (SELECT MIN("instrumentId") FROM "SectorAssignment" WHERE "universeId" = 'sp500') AND "universeId" = 'sp500'`,
    '1 members with two sectors, as sp500, ',
  ],
  [
    `INSERT INTO "Weight" ("universeId", "instrumentId", "session", "addedVersion", "weight", "source") SELECT "universeId", "instrumentId", "session", 2, "weight", "source" FROM "Weight" WHERE "universeId" = 'sp500' AND "instrumentId" = (SELECT MIN("instrumentId") FROM "Weight" WHERE "universeId" = 'sp500') AND "session" = (SELECT MAX("session") FROM "Weight" WHERE "universeId" = 'sp500')`,
    '1 weights that stand twice',
  ],
  [
    `UPDATE "BreadthDay" SET "advances" = "advances" + 1 WHERE "universeId" = 'sp500' AND "basis" = 'price' AND "session" = '2024-07-16'`,
    'counts of sp500 (price) that are not those of a recount, as 2024-07-16',
  ],
  [
    `DELETE FROM "BreadthDay" WHERE "universeId" = 'sp500' AND "basis" = 'total' AND "session" = '2024-07-12'`,
    'counts of sp500 (total) that are not those of a recount, as 2024-07-1',
  ],
];

describe('check', () => {
  it('finds nothing in a sound store', async () => {
    expect(await runInProcess(test.url, ['check'])).toEqual({
      code: 0,
      stdout: `nothing is wrong with data version ${version}\n`,
      stderr: '',
    });
  });

  it('ends with 1 and a line a fault, and names no other fault with it', async () => {
    const url = await makeEmpty('faulty.db');
    expect((await runInProcess(url, ['restore', backup])).code).toBe(0);
    const store = await openStore(url);
    await store.write((writer) =>
      writer.$executeRawUnsafe(`UPDATE "Close" SET "open" = 0.5 WHERE "instrumentId" = 1 AND "day" = ${close}`),
    );
    await store.close();
    const answer = await runInProcess(url, ['check']);
    expect(answer).toMatchObject({ code: 1, stderr: '' });
    expect(answer.stdout).toMatch(/^1 closes that are not their last revision, as instrument 1, \d{4}-\d\d-\d\d\n$/);
  });

  it('finds each way in which a store contradicts itself', async () => {
    const calendar = createCalendar();
    const asBefore = new Error('as before');
    // Where keys are enforced, the database refuses some of it: what is tried has come about without them.
    const [unguarded, guarded] =
      postgresql === undefined
        ? ['PRAGMA foreign_keys = OFF', 'PRAGMA foreign_keys = ON']
        : ["SET session_replication_role = 'replica'", "SET session_replication_role = 'origin'"];
    await test.store.write((writer) => writer.$executeRawUnsafe(unguarded));
    for (const [statement, said] of corruptions) {
      let found: readonly string[] = [];
      const trying = test.store.write((writer) =>
        writer.$transaction(async (reader) => {
          await reader.$executeRawUnsafe(statement);
          const broken = { ...test.store, reader: reader as typeof writer };
          // A recount takes longest, and is asked for where it is what differs.
          found = said.startsWith('counts') ? await findCountFaults({ store: broken, calendar }) : await findFaults(broken);
          throw asBefore;
        }),
      );
      await expect(trying).rejects.toThrow(asBefore);
      expect({ statement, found }).toEqual({ statement, found: expect.arrayContaining([expect.stringContaining(said)]) as unknown });
    }
    await test.store.write((writer) => writer.$executeRawUnsafe(guarded));
    expect(await findFaults(test.store)).toEqual([]);
  });
});
