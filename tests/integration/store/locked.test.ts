import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { migrateStore } from '@/lib/store/migrate-store';
import { StoreInUse } from '@/lib/store/store-errors';

it('says in a line that another process keeps the file locked, and works once it lets go', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broadtape-locked-'));
  const path = join(folder, 'store.db');
  const other = new Database(path);
  try {
    other.pragma('journal_mode = WAL');
    other.exec('BEGIN IMMEDIATE; CREATE TABLE held (id INTEGER)');
    const refused = await migrateStore(`file:${path}`, { lockWaitMs: 100 }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(StoreInUse);
    expect(refused).toMatchObject({
      message: expect.stringMatching(/^The store .* is in use by another process.*try again\.$/) as unknown,
    });
    other.exec('ROLLBACK');
    other.close();
    expect((await migrateStore(`file:${path}`)).applied.length).toBeGreaterThan(0);
  } finally {
    other.close();
    await rm(folder, { recursive: true, force: true });
  }
});
