import 'server-only';
import {
  commitUniverseRows,
  requireDistinct,
  type UniverseRows,
  type UniverseCommitOptions,
  type UniverseCommitResult,
} from './commit-universe-rows';
import { sectorTable } from './sql/universe-statements';
import { newestVersion } from './sql/versioned-rows';
import type { Store } from './store';

export interface SectorRow {
  readonly instrumentId: number;
  readonly sector: string;
}

/** The sectors as rows of the store. @throws RangeError for an empty sector and a repeated instrument. */
export function toSectorRows(universeId: string, sectors: readonly SectorRow[], isWhole: boolean): Omit<UniverseRows, 'source'> {
  for (const { instrumentId, sector } of sectors)
    if (sector.trim() === '') throw new RangeError(`The sector of instrument ${instrumentId} is empty`);
  requireDistinct(
    sectors.map(({ instrumentId }) => `instrument ${instrumentId}`),
    'The sector',
  );
  return { table: sectorTable, universeId, rows: sectors.map(({ instrumentId, sector }) => [instrumentId, sector]), isWhole };
}

/**
 * Stores sectors: new ones are added, changed ones replace what stood, all others stay.
 * @throws RangeError for a bad row, LeaseLost, MixedDataSet between real and simulated.
 */
export async function commitSectors(
  store: Store,
  universeId: string,
  sectors: readonly SectorRow[],
  options: UniverseCommitOptions,
): Promise<UniverseCommitResult> {
  return await commitUniverseRows(store, toSectorRows(universeId, sectors, false), 'sectors', options);
}

/** The sectors that stand, or stood at a data version, by instrument id. */
export async function readSectors(store: Store, universeId: string, version: number = newestVersion): Promise<Map<number, string>> {
  const where = { universeId, addedVersion: { lte: version }, OR: [{ removedVersion: null }, { removedVersion: { gt: version } }] };
  const rows = await store.reader.sectorAssignment.findMany({
    where,
    select: { instrumentId: true, sector: true },
    // Without an order PostgreSQL's plan decides, which other statistics change.
    orderBy: { instrumentId: 'asc' },
  });
  return new Map(rows.map(({ instrumentId, sector }) => [instrumentId, sector]));
}

/** The instruments whose sector, as it stands or stood at a data version, comes from `source`. */
export async function listSectorsFrom(
  store: Store,
  universeId: string,
  source: string,
  version: number = newestVersion,
): Promise<Set<number>> {
  const rows = await store.reader.sectorAssignment.findMany({
    where: { universeId, source, addedVersion: { lte: version }, OR: [{ removedVersion: null }, { removedVersion: { gt: version } }] },
    select: { instrumentId: true },
  });
  return new Set(rows.map(({ instrumentId }) => instrumentId));
}
