// The number is arbitrary and only has to be the same in every process, and another than that of commits.
const lock = 'SELECT CAST(pg_advisory_xact_lock(7203312) AS TEXT)';

/** Runs `work` while no other process does so at this PostgreSQL database: one that does is waited for. A process that is killed lets go. */
export async function whileNobodyMigrates<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  const { openPostgresql } = await import('./open-postgresql');
  const { reader, writer } = openPostgresql(url);
  try {
    return await writer.$transaction(async (holder) => {
      await holder.$queryRawUnsafe(lock);
      return await work();
    });
  } finally {
    await Promise.all([reader.$disconnect(), writer.$disconnect()]);
  }
}
