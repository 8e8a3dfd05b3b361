import { createCalendar } from '@/lib/calendar/calendar';
import * as breadth from '@/lib/ingest/breadth/find-count-faults';
import { findFaults } from '@/lib/store/find-faults';
import type { Store } from '@/lib/store/store';

/** What must be nothing where no command is under way, each as the rows that are too many. */
const idle: Readonly<Record<string, string>> = {
  'tasks of no run': `"IngestTask" t LEFT JOIN "IngestRun" r ON r."id" = t."runId" WHERE r."id" IS NULL`,
  'runs that nobody runs': `"IngestRun" WHERE "state" = 'running'`,
  'leases that nobody holds': `"Lease" WHERE "owner" IS NOT NULL`,
};

/** What contradicts itself in a store of which no command is under way: what `check` finds, runs and leases. Empty for a sound store. */
export async function findStoreFaults(store: Store): Promise<string[]> {
  const found = await findFaults(store);
  for (const [what, rows] of Object.entries(idle)) {
    const [row] = await store.reader.$queryRawUnsafe<{ count: number | bigint }[]>(`SELECT COUNT(*) AS "count" FROM ${rows}`);
    if (Number(row?.count ?? 0) > 0) found.push(`${String(row?.count)} ${what}`);
  }
  return found;
}

/** The universes whose counts are not those of a recount. */
export async function findCountFaults(store: Store): Promise<string[]> {
  return await breadth.findCountFaults({ store, calendar: createCalendar() });
}
