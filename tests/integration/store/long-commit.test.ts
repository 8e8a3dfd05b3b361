import { expect, inject, it } from 'vitest';
import { acquireLease, findLease, renewLease } from '@/lib/store/leases';
import { commitCloses } from '@/lib/store/closes';
import { upsertInstrument } from '@/lib/store/instruments';
import { openPostgresql } from '@/lib/store/open-postgresql';
import { makeInstrument, makeRow } from '../../support/store-rows';
import { createTestStore } from '../../support/test-store';

// On PostgreSQL alone: a commit into SQLite is one step of this process, which no clock interrupts.
it('a commit may take longer than the five seconds that Prisma allows', async () => {
  const { reader, writer } = openPostgresql(inject('postgresql')?.serverUrl ?? '');
  const [, answer] = await writer.$transaction([writer.$executeRaw`SELECT pg_sleep(5.2)`, writer.$queryRaw`SELECT 1 AS "one"`]);
  expect(answer).toEqual([{ one: 1 }]);
  await Promise.all([reader.$disconnect(), writer.$disconnect()]);
});

it('a lease is renewed while a commit goes on, and by no commit of anybody', async () => {
  const { store, remove } = await createTestStore();
  const soon = new Date(Date.now() + 5_000).toISOString();
  await acquireLease(store, { name: 'worker', owner: 'one that is dead', ttlMs: 0, now: soon });
  const { id } = await upsertInstrument(store, makeInstrument('SPX'));
  await commitCloses(store, { instrumentId: id, rows: [makeRow('2024-07-16', 1)] });
  expect(await findLease(store, 'worker')).toMatchObject({ expiresAt: soon });
  let end = (): void => undefined;
  const commit = store.write(() => new Promise<void>((resolve) => (end = resolve)));
  // Would never be answered if it waited for the commit.
  expect(await renewLease(store, { name: 'worker', token: 1, ttlMs: 20_000, now: soon })).toBe(true);
  expect(await findLease(store, 'worker')).toMatchObject({ expiresAt: new Date(Date.parse(soon) + 20_000).toISOString() });
  end();
  await commit;
  await remove();
});
