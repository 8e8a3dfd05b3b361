import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { acquireLease } from '@/lib/store/leases';
import { migrateStore } from '@/lib/store/migrate-store';
import { openStore } from '@/lib/store/open-store';
import { StoreUnusable } from '@/lib/store/store-errors';
import { nameUnusable } from '@/lib/store/unusable-store';
import { withoutRights } from '../../support/without-rights';

let folder = '';
let path = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadtape-unusable-'));
  path = join(folder, 'store.db');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const fail = async (work: Promise<unknown>): Promise<Error> => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('it did not fail');
  return error;
};

it('applies all migrations or none: one that fails half-way leaves nothing behind, and they are applied once its cause is gone', async () => {
  await migrateStore(`file:${path}`);
  const database = new Database(path);
  const names = ['instrument_versions', 'provider_symbols'];
  const listTables = () => database.prepare('SELECT "name" FROM "sqlite_master" WHERE "type" = \'table\'').pluck().all();
  // The store as it was before its last two migrations, but for columns that the first of them reads after it has made its table.
  database.exec(
    `DROP TABLE "InstrumentVersion"; ${names.map((name) => `DELETE FROM "_prisma_migrations" WHERE "migration_name" LIKE '%${name}';`).join(' ')}`,
  );
  const before = listTables();
  const refused = await fail(migrateStore(`file:${path}`));
  expect(refused.message).toContain('yahooSymbol');
  expect(refused.message).not.toMatch(/\n\s*\d+: /);
  expect(listTables()).toEqual(before);
  database.exec(
    `ALTER TABLE "Instrument" DROP COLUMN "providerSymbols"; ${['yahooSymbol', 'cboeSymbol', 'nasdaqSymbol', 'fredSymbol'].map((column) => `ALTER TABLE "Instrument" ADD COLUMN "${column}" TEXT;`).join(' ')}`,
  );
  database.close();
  expect(await migrateStore(`file:${path}`)).toEqual({
    applied: names.map((name): unknown => expect.stringContaining(name)),
    unreturned: null,
  });
  expect(await migrateStore(`file:${path}`)).toEqual({ applied: [], unreturned: null });
});

it('leaves the database of something else alone', async () => {
  const database = new Database(path);
  database.exec('CREATE TABLE "Invoice" ("id" INTEGER)');
  expect((await fail(migrateStore(`file:${path}`))).message).toContain('it holds something else than a store of Broadtape');
  expect(database.prepare('SELECT "name" FROM "sqlite_master"').pluck().all()).toEqual(['Invoice']);
  database.close();
});

it('says that the disk is full, in a line, and works once there is room', async () => {
  await migrateStore(`file:${path}`);
  const store = await openStore(`file:${path}`);
  const lease = (name: string) => acquireLease(store, { name, owner: 'test', ttlMs: 1, now: '2024-07-16T20:00:00.000Z' });
  // SQLite says the same of a file that may not grow as of a disk without room.
  await store.write(async (writer) => {
    const [{ page_count: pages } = { page_count: 0n }] = await writer.$queryRawUnsafe<{ page_count: bigint }[]>('PRAGMA page_count');
    await writer.$queryRawUnsafe(`PRAGMA max_page_count = ${Number(pages)}`);
  });
  const refused = await fail(lease('x'.repeat(200_000)));
  expect(refused).toBeInstanceOf(StoreUnusable);
  expect(refused.message).toBe('The store cannot be used: the disk is full: make room and run it again. What was committed before stays.');
  await store.write((writer) => writer.$queryRawUnsafe('PRAGMA max_page_count = 100000'));
  expect(await lease('x'.repeat(200_000))).toMatchObject({ token: 1 });
  await store.close();
});

it('says that a store may only be read, and still reads it', async () => {
  await migrateStore(`file:${path}`);
  const store = await openStore(`file:${path}`);
  // As a file without write permission does, which does not bind every user that runs tests.
  await store.write((writer) => writer.$queryRawUnsafe('PRAGMA query_only = ON'));
  const refused = await fail(acquireLease(store, { name: 'ingest', owner: 'test', ttlMs: 1, now: '2024-07-16T20:00:00.000Z' }));
  expect(refused).toBeInstanceOf(StoreUnusable);
  expect(refused.message).toBe(
    'The store cannot be used: it may only be read: DATABASE_URL must name a file, in a folder, that this user may write. What was committed before stays.',
  );
  expect(await store.reader.lease.count()).toBe(0);
  await store.close();
});

it('reads a file that this user may not write, and says so of a change', async () => {
  await migrateStore(`file:${path}`);
  await chmod(folder, 0o777);
  await chmod(path, 0o444);
  await withoutRights(async () => {
    expect(await migrateStore(`file:${path}`)).toEqual({ applied: [], unreturned: null });
    const store = await openStore(`file:${path}`);
    expect(await store.reader.lease.count()).toBe(0);
    const refused = await fail(acquireLease(store, { name: 'ingest', owner: 'test', ttlMs: 1, now: '2024-07-16T20:00:00.000Z' }));
    expect(refused.message).toContain('it may only be read');
    await store.close();
  });
});

it('says of a folder that may not be written what SQLite needs there', async () => {
  await migrateStore(`file:${path}`);
  await chmod(folder, 0o555);
  const refused = await withoutRights(() => fail(openStore(`file:${path}`)));
  expect(refused).toBeInstanceOf(StoreUnusable);
  expect(refused.message).toContain('its folder must be one that this user may write');
  await chmod(folder, 0o755);
});

it('says that a package was compiled for another Node, and what to do', () => {
  const error = Object.assign(
    new Error("The module 'better_sqlite3.node' was compiled against a different Node.js version using NODE_MODULE_VERSION 115."),
    { code: 'ERR_DLOPEN_FAILED' },
  );
  expect(nameUnusable(error)).toMatchObject({
    message: `The store cannot be used: a package was compiled for another version of Node than this one (${process.version}): \`npm ci\` compiles it anew, and \`npm start\` does so by itself. What was committed before stays.`,
  });
});

it('says that no server answers, without the address, which may hold a password', async () => {
  const refused = await fail(migrateStore('postgresql://reader:secret@127.0.0.1:9/broadtape'));
  expect(refused).toBeInstanceOf(StoreUnusable);
  expect(refused.message).toContain('no PostgreSQL server answers at the address that DATABASE_URL gives');
  expect(refused.message).not.toContain('secret');
});

it('leaves other errors as they are', () => {
  for (const error of [new Error('URI malformed'), new RangeError('last: "0s" is no range'), 'text'])
    expect(nameUnusable(error)).toBe(error);
});
