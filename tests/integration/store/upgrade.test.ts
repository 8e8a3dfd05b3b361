import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { fromDayNumber } from '@/lib/calendar/civil-date';
import { restoreBackup } from '@/lib/store/backup/restore-backup';
import { writeBackup } from '@/lib/store/backup/write-backup';
import { findFaults } from '@/lib/store/find-faults';
import { listInstrumentsAt } from '@/lib/store/instruments';
import { listRuns } from '@/lib/store/ingest-runs';
import { migrateStore } from '@/lib/store/migrate-store';
import { listMigrations } from '@/lib/store/migration-files';
import { openStore } from '@/lib/store/open-store';
import { listQuarantine } from '@/lib/store/quarantine';
import { findSavedView } from '@/lib/store/saved-views';
import type { Store } from '@/lib/store/store';
import { createPostgresqlDatabase } from '../../support/test-postgresql';

const firstRelease = '20261122230939_init';
const postgresql = inject('postgresql');
let folder = '';
const removals: (() => Promise<void>)[] = [];

async function makeEmpty(name: string): Promise<string> {
  if (postgresql === undefined) return `file:${join(folder, name)}`;
  const { url, remove } = await createPostgresqlDatabase(postgresql.serverUrl);
  removals.push(remove);
  return url;
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadtape-upgrade-'));
});
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
  await rm(folder, { recursive: true, force: true });
});

/** What the first release left after an import, a correction, a removal and a link that was stored. */
const rows = [
  `INSERT INTO "Instrument" ("symbol", "name", "kind", "basis", "licenceClass", "yahooSymbol", "fredSymbol", "removedAt") VALUES
    ('SPX', 'S&P 500', 'index', 'price', 'display', '^GSPC', 'SP500', NULL), ('AAPL', 'Apple', 'stock', 'both', 'display', 'AAPL', NULL, NULL),
    ('GONE', 'Gone', 'stock', 'both', 'display', NULL, NULL, '2026-11-22T12:00:00.000Z')`,
  `INSERT INTO "DataVersion" ("version", "committedAt", "reason", "simulated") VALUES (1, '2026-11-22T10:00:00.000Z', 'insert', FALSE), (2, '2026-11-22T11:00:00.000Z', 'revised', FALSE), (3, '2026-11-22T12:00:00.000Z', 'removed', FALSE)`,
  `INSERT INTO "CloseRevision" ("instrumentId", "dataVersion", "session", "reason", "oldClose", "oldAdjClose", "oldProvisional", "oldSource", "newClose", "newAdjClose", "newProvisional", "newSource") VALUES
    (1, 1, '2024-07-15', 'insert', NULL, NULL, NULL, NULL, 5631.22, NULL, FALSE, 'yahoo'), (1, 1, '2024-07-16', 'insert', NULL, NULL, NULL, NULL, 5600, NULL, FALSE, 'yahoo'),
    (1, 2, '2024-07-16', 'revised', 5600, NULL, FALSE, 'yahoo', 5667.2, NULL, FALSE, 'cboe'), (2, 1, '2024-07-16', 'insert', NULL, NULL, NULL, NULL, 234.82, 233.11, TRUE, 'yahoo'),
    (3, 1, '2024-07-16', 'insert', NULL, NULL, NULL, NULL, 1, 1, FALSE, 'import'), (3, 3, '2024-07-16', 'removed', 1, 1, FALSE, 'import', NULL, NULL, NULL, NULL)`,
  `INSERT INTO "Close" ("instrumentId", "session", "close", "adjClose", "provisional", "source") VALUES (1, '2024-07-15', 5631.22, NULL, FALSE, 'yahoo'), (1, '2024-07-16', 5667.2, NULL, FALSE, 'cboe'), (2, '2024-07-16', 234.82, 233.11, TRUE, 'yahoo')`,
  `INSERT INTO "IngestRun" ("kind", "state", "origin", "requestedAt", "finishedAt", "dataVersion") VALUES ('import', 'done', 'cli', '2026-11-22T10:00:00.000Z', '2026-11-22T10:00:01.000Z', 1)`,
  `INSERT INTO "IngestTask" ("runId", "symbol", "state", "rowsNew", "startedAt") VALUES (1, 'SPX', 'done', 2, '2026-11-22T10:00:00.000Z')`,
  `INSERT INTO "Quarantine" ("symbol", "session", "provider", "reason", "row", "finding", "state", "foundAt") VALUES ('SPX', '2024-07-12', 'yahoo', 'spike', '{"close":1}', 'f', 'open', '2026-11-22T10:00:00.000Z')`,
  `INSERT INTO "SavedView" ("id", "view", "createdAt") VALUES ('abcd1234', '/studies/streaks?symbol=RUT', '2026-11-22T10:00:00.000Z')`,
];

async function fillAsFirstRelease(url: string): Promise<Store> {
  expect(await migrateStore(url, { upTo: firstRelease })).toEqual({ applied: [firstRelease], unreturned: null });
  const store = await openStore(url, { upTo: firstRelease });
  for (const statement of rows) await store.write((writer) => writer.$executeRawUnsafe(statement));
  return store;
}

/** What a store of today says of them. */
async function describeStore(url: string) {
  const store = await openStore(url);
  const closes = await store.reader.close.findMany({ orderBy: [{ instrumentId: 'asc' }, { day: 'asc' }] });
  const nameOf = new Map((await store.reader.source.findMany()).map(({ id, name }) => [id, name]));
  const described = {
    closes: closes.map(({ instrumentId, day, close, adjClose, provisional, sourceId }) => [
      instrumentId,
      fromDayNumber(day),
      close,
      adjClose,
      provisional,
      nameOf.get(sourceId),
    ]),
    instruments: (await listInstrumentsAt(store, 3)).map(({ symbol, name, providerSymbols }) => [symbol, name, providerSymbols]),
    before: (await listInstrumentsAt(store, 2)).map(({ symbol }) => symbol),
    runs: (await listRuns(store, 5)).map(({ kind, state, dataVersion }) => [kind, state, dataVersion]),
    quarantine: (await listQuarantine(store, { state: 'open' })).map(({ symbol, reason }) => [symbol, reason]),
    view: (await findSavedView(store, 'abcd1234'))?.view,
    faults: await findFaults(store),
  };
  await store.close();
  return described;
}

const expected = {
  closes: [
    [1, '2024-07-15', 5631.22, null, false, 'yahoo'],
    [1, '2024-07-16', 5667.2, null, false, 'cboe'],
    [2, '2024-07-16', 234.82, 233.11, true, 'yahoo'],
  ],
  instruments: [
    ['AAPL', 'Apple', { yahoo: 'AAPL' }],
    ['SPX', 'S&P 500', { fred: 'SP500', yahoo: '^GSPC' }],
  ],
  before: ['AAPL', 'GONE', 'SPX'],
  runs: [['import', 'done', 1]],
  quarantine: [['SPX', 'spike']],
  view: '/studies/streaks?symbol=RUT',
  faults: [],
};

it('a store of the first release is brought up to date with all that it holds', async () => {
  const url = await makeEmpty('store.db');
  await (await fillAsFirstRelease(url)).close();
  const names = await listMigrations(postgresql === undefined ? 'sqlite' : 'postgresql');
  expect(await migrateStore(url)).toEqual({ applied: names.filter((name) => name !== firstRelease), unreturned: null });
  expect(await describeStore(url)).toEqual(expected);
});

it('a backup of the first release is restored and brought up to date', async () => {
  const old = await fillAsFirstRelease(await makeEmpty('old.db'));
  const backup = join(folder, 'first.backup');
  await writeBackup(old, backup);
  await old.close();
  const url = await makeEmpty('new.db');
  await restoreBackup(url, backup);
  expect(await describeStore(url)).toEqual(expected);
  // Into tables of today its rows do not fit.
  const later = await makeEmpty('later.db');
  await migrateStore(later);
  await expect(restoreBackup(later, backup)).rejects.toThrow('The backup is of an earlier release than the tables that are there already');
});
