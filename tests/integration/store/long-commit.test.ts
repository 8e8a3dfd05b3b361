import { expect, inject, it } from 'vitest';
import { openPostgresql } from '@/lib/store/open-postgresql';

// On PostgreSQL alone: a commit into SQLite is one step of this process, which no clock interrupts.
it('a commit may take longer than the five seconds that Prisma allows', async () => {
  const { reader, writer } = openPostgresql(inject('postgresql')?.serverUrl ?? '');
  const [, answer] = await writer.$transaction([writer.$executeRaw`SELECT pg_sleep(5.2)`, writer.$queryRaw`SELECT 1 AS "one"`]);
  expect(answer).toEqual([{ one: 1 }]);
  await Promise.all([reader.$disconnect(), writer.$disconnect()]);
});
