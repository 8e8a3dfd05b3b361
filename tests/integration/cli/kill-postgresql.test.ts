import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openStore } from '@/lib/store/open-store';
import { runInProcess, spawnScript } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { drawMoments, killRounds } from '../../support/random-moments';
import { createTestDatabase } from '../../support/test-store';

const symbols = ['AAPL', 'NDX', 'RUT', 'SPX'];

/** Every close and revision without ids, versions without instants, and what still runs. */
async function digest(url: string): Promise<unknown> {
  const store = await openStore(url);
  try {
    const ask = async (sql: string) => await store.reader.$queryRawUnsafe(sql);
    return {
      closes: await ask(
        'SELECT "symbol", COUNT(*)::int AS "count", md5(string_agg("day" || \' \' || "close", \',\' ORDER BY "day")) AS "hash" FROM "Close" JOIN "Instrument" ON "id" = "instrumentId" GROUP BY "symbol" ORDER BY "symbol"',
      ),
      revisions: await ask(
        'SELECT "symbol", "dataVersion", COUNT(*)::int AS "count" FROM "CloseRevision" JOIN "Instrument" ON "id" = "instrumentId" GROUP BY 1, 2 ORDER BY 1, 2',
      ),
      versions: await ask('SELECT "version", "reason" FROM "DataVersion" ORDER BY "version"'),
      instruments: await ask(
        'SELECT "symbol", "dataVersion", v."basis" FROM "InstrumentVersion" v JOIN "Instrument" ON "id" = "instrumentId" ORDER BY 1, 2',
      ),
      quarantine: await ask('SELECT "symbol", "session", "reason" FROM "Quarantine" ORDER BY 1, 2, 3'),
      unfinished: await ask(
        `SELECT "name" AS "left" FROM "Lease" WHERE "owner" IS NOT NULL UNION ALL SELECT 'run' FROM "IngestRun" WHERE "state" IN ('running', 'queued')`,
      ),
    };
  } finally {
    await store.close();
  }
}

describe('SIGKILL during an import into PostgreSQL, then again to its end', () => {
  it(`loses and doubles nothing, ${killRounds} times`, { timeout: 0 }, async () => {
    const root = await mkdtemp(join(tmpdir(), 'broadtape-kill-'));
    const sessions = listSessions(1_500);
    const folder = await writeFiles(root, Object.fromEntries(symbols.map((symbol, index) => [`${symbol}.csv`, makeCsv(index, sessions)])));
    const run = async (killAfterMs: number | null) => {
      const database = await createTestDatabase();
      const started = performance.now();
      const { child, ended } = spawnScript('main', ['import', folder], { DATABASE_URL: database.url });
      if (killAfterMs !== null) {
        await wait(killAfterMs);
        child.kill('SIGKILL');
      }
      const { code } = await ended;
      const lastsMs = performance.now() - started;
      if (killAfterMs !== null) expect(await runInProcess(database.url, ['import', folder, '--wait', '5'])).toMatchObject({ code: 0 });
      const found = await digest(database.url);
      await database.remove();
      return { found, lastsMs, wasKilled: code === null };
    };
    const { found: expected, lastsMs } = await run(null);
    expect(expected).toMatchObject({ closes: symbols.map((symbol) => ({ symbol, count: 1_500 })), unfinished: [] });
    // The first third is the start of the process, which writes nothing.
    for (const moment of drawMoments(killRounds, lastsMs * 0.7)) {
      // A kill that came too late is tried again earlier, until it meets a living process.
      for (let delayMs = lastsMs * 0.3 + moment, wasKilled = false; !wasKilled; delayMs *= 0.8) {
        const again = await run(delayMs);
        expect(again.found, `killed after ${Math.round(delayMs)} ms`).toEqual(expected);
        wasKilled = again.wasKilled;
      }
    }
    await rm(root, { recursive: true, force: true });
  });
});
