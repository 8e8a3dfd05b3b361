import { createHash } from 'node:crypto';
import { copyFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCalendar } from '@/lib/calendar/calendar';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { loadSample } from '@/lib/ingest/first-run/load-sample';
import { withLease } from '@/lib/ingest/commit/with-lease';
import { migrateStore } from '@/lib/store/migrate-store';
import { openStore } from '@/lib/store/open-store';
import { sampleMemberPlan } from '@/prisma/sample/generate-sample-members';
import { runInProcess, spawnScript, waitUntil, type SpawnedCli } from '../../support/cli-process';
import { listSessions, makeCsv, writeFiles } from '../../support/csv-folders';
import { drawMoments, killRounds } from '../../support/random-moments';
import { isExhaustive, rounds } from '../../support/rounds';

let root = '';
let folder = '';
let made = 0;
const templates = { empty: '', sample: '' };
// Long enough to be killed in the middle of.
const sessionCount = rounds(2_500, 1_200);
const symbols = ['AAPL', 'NDX', 'QQQ', 'RUT', 'SPX', 'XLK'];
// Enough to be replaced with their universes, few enough to be killed twenty times.
const fewMembers = { ...sampleMemberPlan, from: parseSessionDate('2024-05-15'), large: 120, largeLater: 6, small: 10, smallLater: 3 };

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'broadtape-kill-'));
  const sessions = listSessions(sessionCount);
  // Each file has a gap, a line that is no row and a Sunday: 12 rows for the quarantine.
  const files = symbols.map((symbol, index) => {
    const given = sessions.filter((_, at) => at !== 100 + index);
    return [`${symbol}.csv`, makeCsv(index, given, ['2001-13-40,1', '2001-01-07,60'])] as const;
  });
  folder = await writeFiles(join(root, 'closes'), Object.fromEntries(files));
  templates.empty = join(root, 'empty.db');
  templates.sample = join(root, 'sample.db');
  await migrateStore(`file:${templates.empty}`);
  copyFileSync(templates.empty, templates.sample);
  const store = await openStore(`file:${templates.sample}`);
  const now = () => new Date('2024-07-17T12:00:00Z');
  await withLease(store, { label: 'test', waitMs: 0, now }, (fence) =>
    loadSample({ store, calendar: createCalendar(), now, fence, members: fewMembers }),
  );
  await store.close();
}, 0);

afterAll(async () => {
  await rm(root, { recursive: true, force: true });
});

function copyTemplate(name: keyof typeof templates): string {
  made += 1;
  const path = join(root, `${name}-${made}.db`);
  copyFileSync(templates[name], path);
  return path;
}

// SQLite's log is empty until the first change of this process: taking the lease. It goes away with a connection that only looked.
async function waitForFirstWrite(path: string, { child }: SpawnedCli): Promise<void> {
  await waitUntil('the first write', () => hasEnded(child) || (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0);
}

function hasEnded({ exitCode, signalCode }: SpawnedCli['child']): boolean {
  return exitCode !== null || signalCode !== null;
}

const contents = {
  instruments: `SELECT json_group_array(json_array("symbol", "name", "kind", "basis", "licenceClass", "removedAt")) AS "text" FROM (SELECT * FROM "Instrument" ORDER BY "symbol")`,
  closes: `SELECT json_group_array(json_array("symbol", "day", "open", "high", "low", "close", "adjClose", "provisional", "source")) AS "text"
    FROM (SELECT c.*, i."symbol", s."name" AS "source" FROM "Close" c JOIN "Instrument" i ON i."id" = "instrumentId" JOIN "Source" s ON s."id" = "sourceId" ORDER BY "symbol", "day")`,
  revisions: `SELECT json_group_array(json_array("symbol", "day", "dataVersion", "reason", "oldClose", "newClose")) AS "text"
    FROM (SELECT * FROM "CloseRevision" JOIN "Instrument" ON "id" = "instrumentId" ORDER BY "dataVersion", "symbol", "day")`,
  quarantine: `SELECT json_group_array(json_array("symbol", "session", "reason", "row", "state")) AS "text" FROM (SELECT * FROM "Quarantine" ORDER BY "finding")`,
  versions: `SELECT json_group_array(json_array("version", "reason", "simulated")) AS "text" FROM (SELECT * FROM "DataVersion" ORDER BY "version")`,
  heldLeases: `SELECT json_group_array("name") AS "text" FROM "Lease" WHERE "owner" IS NOT NULL`,
  livingRuns: `SELECT json_group_array("id") AS "text" FROM "IngestRun" WHERE "state" IN ('running', 'queued')`,
  counts: `SELECT json_array((SELECT count(*) FROM "Close"), (SELECT count(*) FROM "CloseRevision"), (SELECT count(*) FROM "Quarantine")) AS "text"`,
};

/** What a store holds, as digests of its tables without the ids and instants of runs. */
async function digestStore(path: string): Promise<Record<string, string>> {
  const store = await openStore(`file:${path}`);
  try {
    const digests: Record<string, string> = {};
    for (const [name, sql] of Object.entries(contents)) {
      const [row] = await store.reader.$queryRawUnsafe<{ text: string }[]>(sql);
      const text = row?.text ?? '';
      digests[name] = text.length < 300 ? text : createHash('sha256').update(text).digest('hex');
    }
    return digests;
  } finally {
    await store.close();
  }
}

/** How long an undisturbed import takes after its first write, and what the store holds then. */
async function runUndisturbed(
  name: keyof typeof templates,
): Promise<{ readonly lastsMs: number; readonly expected: Record<string, string> }> {
  const path = copyTemplate(name);
  const importing = spawnScript('main', ['import', folder], { DATABASE_URL: `file:${path}` });
  await waitForFirstWrite(path, importing);
  const start = performance.now();
  expect((await importing.ended).code).toBe(0);
  const lastsMs = performance.now() - start;
  return { lastsMs, expected: await digestStore(path) };
}

/** Imports and kills that `delayMs` after the first write. */
async function killAt(path: string, delayMs: number): Promise<'killed' | 'ended'> {
  const importing = spawnScript('main', ['import', folder], { DATABASE_URL: `file:${path}` });
  await waitForFirstWrite(path, importing);
  await wait(delayMs);
  importing.child.kill('SIGKILL');
  return (await importing.ended).code === null ? 'killed' : 'ended';
}

async function finish(path: string): Promise<Record<string, string>> {
  const again = await runInProcess(`file:${path}`, ['import', folder, '--wait', '5']);
  expect(again).toMatchObject({ code: 0 });
  return await digestStore(path);
}

/** Runs `work` on every item, two at a time: as many as there are cores to start processes on. */
async function inPairs<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = [...items];
  const take = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  await Promise.all([take(), take()]);
}

// Rounds are counted, not seconds: a busy machine takes longer, and no less is found.
describe('SIGKILL during an import, then again to its end', { timeout: 0 }, () => {
  const undisturbed: Partial<Record<keyof typeof templates, Record<string, string>>> = {};

  // In the short run the sample market is killed by the last of these alone.
  for (const name of isExhaustive ? (['empty', 'sample'] as const) : (['empty'] as const)) {
    it(`gives what an undisturbed run gives, from ${name === 'empty' ? 'an empty store' : 'the sample market, which it replaces'}`, async () => {
      const { lastsMs, expected } = await runUndisturbed(name);
      undisturbed[name] = expected;
      expect(expected).toMatchObject({ heldLeases: '[]', livingRuns: '[]' });
      const [closes, , quarantined] = JSON.parse(expected['counts'] ?? '[]') as number[];
      expect([closes, quarantined]).toEqual([symbols.length * (sessionCount - 1), symbols.length * 2]);

      await inPairs(drawMoments(Math.ceil(killRounds / 2), lastsMs), async (planned) => {
        // How long an import takes depends on the machine: a kill that came too late is tried again earlier, until it meets a living process.
        let delayMs = planned;
        let outcome = 'ended';
        while (outcome === 'ended') {
          const path = copyTemplate(name);
          outcome = await killAt(path, delayMs);
          expect(await finish(path), `${outcome} ${Math.round(delayMs)} ms after the first write`).toEqual(expected);
          delayMs /= 2;
        }
      });
    });
  }

  it('also when it is killed again and again', async () => {
    const expected = undisturbed.sample ?? (await runUndisturbed('sample')).expected;
    const path = copyTemplate('sample');
    for (const delayMs of isExhaustive ? [40, 120] : [120]) await killAt(path, delayMs);
    expect(await finish(path)).toEqual(expected);
  });
});
