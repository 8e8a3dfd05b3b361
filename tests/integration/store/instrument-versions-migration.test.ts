import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { listInstrumentsAt } from '@/lib/store/instruments';
import { migrateStore } from '@/lib/store/migrate-store';
import { openStore } from '@/lib/store/open-store';

const names = ['instrument_versions', 'provider_symbols'];
const columns = ['yahooSymbol', 'cboeSymbol', 'nasdaqSymbol', 'fredSymbol'];

it('names what each provider calls an instrument, knows what stands from its first close on, and lists again what was removed in the versions before its removal', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-migration-'));
  const path = join(folder, 'store.db');
  await migrateStore(`file:${path}`);
  const database = new Database(path);
  // The store as it was before the log: without its table, with a column per provider and instruments of every kind.
  database.exec(`DROP TABLE "InstrumentVersion"; ALTER TABLE "Instrument" DROP COLUMN "providerSymbols";
    ${columns.map((column) => `ALTER TABLE "Instrument" ADD COLUMN "${column}" TEXT;`).join(' ')}
    ${names.map((name) => `DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%${name}';`).join(' ')}
    INSERT INTO "Instrument" ("id", "symbol", "name", "kind", "basis", "licenceClass", "removedAt", "tracked", "yahooSymbol", "fredSymbol") VALUES
      (1, 'SPX', 'S&P 500', 'index', 'price', 'display', NULL, TRUE, '^GSPC', 'SP500'), (2, 'RUT', 'Russell 2000', 'index', 'price', 'display', '2024-07-18T00:00:00.000Z', TRUE, NULL, NULL),
      (3, 'NEW', 'New', 'stock', 'both', 'display', NULL, TRUE, 'N"W', NULL), (4, 'GONE', 'Gone', 'stock', 'both', 'display', '2024-07-18T00:00:00.000Z', TRUE, NULL, NULL), (5, 'MEM', 'Member', 'stock', 'both', 'display', NULL, FALSE, NULL, NULL);
    INSERT INTO "DataVersion" ("version", "committedAt", "reason", "simulated") VALUES (1, '', 'insert', FALSE), (2, '', 'insert', FALSE), (3, '', 'removed', FALSE);
    INSERT INTO "CloseRevision" ("instrumentId", "dataVersion", "day", "reason", "newClose") VALUES (1, 1, 19920, NULL, 1), (2, 2, 19920, NULL, 1), (2, 3, 19920, 'removed', NULL);`);
  database.close();
  expect(await migrateStore(`file:${path}`)).toEqual({
    applied: names.map((name): unknown => expect.stringContaining(name)),
    unreturned: null,
  });
  const store = await openStore(`file:${path}`);
  const listed = await Promise.all(
    [0, 1, 2, 3].map(async (version) => (await listInstrumentsAt(store, version)).map(({ symbol }) => symbol)),
  );
  const symbols = (await listInstrumentsAt(store, 3)).map(({ providerSymbols }) => providerSymbols);
  const texts = await store.reader.instrument.findMany({
    where: { id: { in: [1, 2] } },
    select: { providerSymbols: true },
    orderBy: { id: 'asc' },
  });
  await store.close();
  expect(symbols).toEqual([{ yahoo: 'N"W' }, { fred: 'SP500', yahoo: '^GSPC' }]);
  // As the store writes them itself: the next description that says the same is no other one.
  expect(texts.map(({ providerSymbols }) => providerSymbols)).toEqual(['{"fred":"SP500","yahoo":"^GSPC"}', '{}']);
  expect(listed).toEqual([['NEW'], ['NEW', 'SPX'], ['NEW', 'RUT', 'SPX'], ['NEW', 'SPX']]);
  await rm(folder, { recursive: true, force: true });
});
