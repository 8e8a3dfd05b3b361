import { findCovered } from '@/lib/market/universe/find-covered';
import { nameSector } from '@/lib/market/universe/sector-slug';
import type { MarketUniverse, UniverseNeed } from '@/lib/market/universe/universe';
import type { Market } from '@/lib/market/market';
import { allSectors } from './universe-params';

/** What a study of counts reads of a universe: all of its members, or those of one sector. */
export function needCounts(id: string, sector: string): UniverseNeed {
  return { id, level: sector === allSectors ? 'counts' : 'sectors' };
}

/** The universe as the members of one sector alone, named after both; without counts where no sector of that slug is stored. The universe itself for all of them, and where it is ready-made counts. */
export function narrowToSector({ sessions }: Market, universe: MarketUniverse, slug: string): MarketUniverse {
  // Ready-made counts have no members to choose from.
  if (slug === allSectors || universe.definition.kind === 'counts') return universe;
  const counts = universe.sectors?.get(slug) ?? null;
  const covered = counts === null ? null : findCovered(counts);
  const name = `${universe.definition.name} ${nameSector(universe.sectorNames, slug)} sector`;
  return {
    ...universe,
    definition: { ...universe.definition, name },
    sector: slug,
    wholeName: universe.definition.name,
    counts,
    first: covered === null ? null : (sessions[covered.first] ?? null),
    last: covered === null ? null : (sessions[covered.last] ?? null),
  };
}
