import { createCalendar } from '@/lib/calendar/calendar';
import { refreshBreadth } from '@/lib/ingest/breadth/refresh-breadth';
import { dropBreadthDays, findBreadthStamp, readBreadthDays } from '@/lib/store/breadth-days';
import { getDataVersion } from '@/lib/store/data-version';
import type { Store } from '@/lib/store/store';
import { listUniverses } from '@/lib/store/universes';

const lastRevision = `(SELECT * FROM (SELECT r.*, ROW_NUMBER() OVER (PARTITION BY r."instrumentId", r."session" ORDER BY r."dataVersion" DESC) AS "place" FROM "CloseRevision" r) o WHERE o."place" = 1)`;
const differs = (left: string, right: string) => `COALESCE(${left}, -1) <> COALESCE(${right}, -1)`;
const standing = ['Membership', 'Weight', 'SectorAssignment', 'BreadthCount', 'Observation'] as const;

/** What must be nothing, each as the rows that are too many. */
const faults: Readonly<Record<string, string>> = {
  'closes that are not their last revision': `"Close" c LEFT JOIN ${lastRevision} l ON l."instrumentId" = c."instrumentId" AND l."session" = c."session"
    WHERE l."newClose" IS NULL OR l."newClose" <> c."close" OR ${differs('l."newAdjClose"', 'c."adjClose"')} OR ${differs('l."newOpen"', 'c."open"')}
    OR ${differs('l."newHigh"', 'c."high"')} OR ${differs('l."newLow"', 'c."low"')} OR l."newProvisional" <> c."provisional" OR l."newSource" <> c."source"`,
  'last revisions without their close': `${lastRevision} l LEFT JOIN "Close" c ON l."instrumentId" = c."instrumentId" AND l."session" = c."session" WHERE l."newClose" IS NOT NULL AND c."session" IS NULL`,
  'revisions of no version': `"CloseRevision" r LEFT JOIN "DataVersion" v ON v."version" = r."dataVersion" WHERE v."version" IS NULL`,
  'revisions of no instrument': `"CloseRevision" r LEFT JOIN "Instrument" i ON i."id" = r."instrumentId" WHERE i."id" IS NULL`,
  // A new instrument is known from the next version on (decision 0006).
  'descriptions of no version': `"InstrumentVersion" r WHERE r."dataVersion" > (SELECT COALESCE(MAX(v."version"), 0) + 1 FROM "DataVersion" v)`,
  'checks of no version': `"CloseCheck" k WHERE k."addedVersion" > (SELECT COALESCE(MAX(v."version"), 0) + 1 FROM "DataVersion" v)`,
  'tasks of no run': `"IngestTask" t LEFT JOIN "IngestRun" r ON r."id" = t."runId" WHERE r."id" IS NULL`,
  'runs that nobody runs': `"IngestRun" WHERE "state" = 'running'`,
  'leases that nobody holds': `"Lease" WHERE "owner" IS NOT NULL`,
  ...Object.fromEntries(
    standing.map((table) => [
      `rows of ${table} added or withdrawn by no version`,
      `"${table}" t LEFT JOIN "DataVersion" a ON a."version" = t."addedVersion" LEFT JOIN "DataVersion" b ON b."version" = t."removedVersion"
    WHERE a."version" IS NULL OR (t."removedVersion" IS NOT NULL AND (b."version" IS NULL OR t."removedVersion" <= t."addedVersion"))`,
    ]),
  ),
  'spells that stand twice': `"Membership" a JOIN "Membership" b ON a."universeId" = b."universeId" AND a."instrumentId" = b."instrumentId" AND a."id" < b."id"
    AND a."from" < COALESCE(b."until", '9999') AND b."from" < COALESCE(a."until", '9999') WHERE a."removedVersion" IS NULL AND b."removedVersion" IS NULL`,
  'sessions counted twice': `(SELECT "universeId", "session" FROM "BreadthCount" WHERE "removedVersion" IS NULL GROUP BY "universeId", "session" HAVING COUNT(*) > 1) d`,
  'weights that stand twice': `(SELECT "universeId", "instrumentId", "session" FROM "Weight" WHERE "removedVersion" IS NULL GROUP BY "universeId", "instrumentId", "session" HAVING COUNT(*) > 1) d`,
  'values of a period and day that stand twice': `(SELECT "seriesId", "period", "knownFrom" FROM "Observation" WHERE "removedVersion" IS NULL GROUP BY "seriesId", "period", "knownFrom" HAVING COUNT(*) > 1) d`,
};

/** What contradicts itself in a store of which no command is under way: closes, revisions, versions, runs, leases and universes. Empty for a sound store. */
export async function findStoreFaults(store: Store): Promise<string[]> {
  const found: string[] = [];
  for (const [what, rows] of Object.entries(faults)) {
    const [row] = await store.reader.$queryRawUnsafe<{ count: number | bigint }[]>(`SELECT COUNT(*) AS "count" FROM ${rows}`);
    if (Number(row?.count ?? 0) > 0) found.push(`${String(row?.count)} ${what}`);
  }
  return found;
}

/** Drops the counts that are stamped as the newest, counts anew, and names those that differ from what was kept. */
export async function findCountFaults(store: Store): Promise<string[]> {
  const { version } = await getDataVersion(store);
  const kept = [];
  for (const { id } of await listUniverses(store)) {
    for (const basis of ['price', 'total'] as const) {
      const key = { universeId: id, basis };
      if ((await findBreadthStamp(store, key))?.dataVersion === version) kept.push({ key, days: await readBreadthDays(store, key) });
    }
  }
  await dropBreadthDays(store);
  await refreshBreadth({ store, calendar: createCalendar(), now: () => new Date() });
  const found: string[] = [];
  for (const { key, days } of kept) {
    if (JSON.stringify(await readBreadthDays(store, key)) !== JSON.stringify(days))
      found.push(`counts of ${key.universeId} (${key.basis}) are not those of a recount`);
  }
  return found;
}
