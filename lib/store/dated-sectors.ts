import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { readSnapshots } from './snapshots';
import { listSectorsFrom } from './sectors';
import type { Store } from './store';

/** Since which session an instrument has been listed in a sector. */
export interface SectorSince {
  readonly session: SessionDate;
  readonly sector: string;
}

export interface DatedSectors {
  /** Ascending, a change each; without those whose sector a person imported, which has no dates. */
  readonly byInstrument: ReadonlyMap<number, readonly SectorSince[]>;
  /** The session of the first list that gives sectors, or null. */
  readonly from: SessionDate | null;
  /** Whether some are imported ones. */
  readonly hasUndated: boolean;
}

/** The sectors that the lists of a fund gave, as known at a data version. */
export async function readDatedSectors(store: Store, universeId: string, version?: number): Promise<DatedSectors> {
  const imported = await listSectorsFrom(store, universeId, 'import', version);
  const byInstrument = new Map<number, SectorSince[]>();
  let from: SessionDate | null = null;
  for (const { session, sectors } of await readSnapshots(store, universeId, version)) {
    for (const [sector, ids] of Object.entries(sectors)) {
      from ??= session;
      for (const id of ids) {
        if (imported.has(id)) continue;
        const own = byInstrument.get(id) ?? [];
        if (own.at(-1)?.sector !== sector) own.push({ session, sector });
        byInstrument.set(id, own);
      }
    }
  }
  return { byInstrument, from, hasUndated: imported.size > 0 };
}
