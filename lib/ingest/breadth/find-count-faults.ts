import { getDataVersion } from '@/lib/store/data-version';
import { findBreadthStamp, readBreadthDays } from '@/lib/store/breadth-days';
import type { CountedDays } from '@/lib/market/universe/counted-days';
import { listUniverses } from '@/lib/store/universes';
import { countWhole } from './count-whole';
import { engineEdition, type RefreshBreadthOptions } from './refresh-breadth';

interface Counted {
  readonly sessions: CountedDays['sessions'];
  readonly columns: Partial<CountedDays['columns']>;
}

/**
 * Counts the breadth of every universe anew and compares: a line for each that differs from what is stored, empty where none does. Counts of
 * an earlier data version, or of another edition of the engine, are made anew before they are used, and are left out. Reads only.
 */
export async function findCountFaults(options: Pick<RefreshBreadthOptions, 'store' | 'calendar'>): Promise<string[]> {
  const { store } = options;
  const { version } = await getDataVersion(store);
  const found: string[] = [];
  for (const { id, kind } of await listUniverses(store)) {
    if (kind !== 'members') continue;
    for (const basis of ['price', 'total'] as const) {
      const key = { universeId: id, basis };
      const stamp = await findBreadthStamp(store, key);
      if (stamp?.dataVersion !== version || stamp.edition !== engineEdition) continue;
      const stored = await readBreadthDays(store, key);
      const counted: Counted = (await countWhole(options, key)) ?? { sessions: [], columns: {} };
      const names = Object.keys(stored.columns) as (keyof typeof stored.columns)[];
      const differs = (row: number) => names.some((name) => counted.columns[name]?.[row] !== stored.columns[name][row]);
      const other = stored.sessions.find((session, row) => session !== counted.sessions[row] || differs(row));
      if (other !== undefined || stored.sessions.length !== counted.sessions.length)
        found.push(
          `counts of ${id} (${basis}) that are not those of a recount, as ${other ?? counted.sessions[stored.sessions.length] ?? 'their end'}`,
        );
    }
  }
  return found;
}
