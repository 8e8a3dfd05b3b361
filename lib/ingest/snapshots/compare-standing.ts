import { listAnyInstruments } from '@/lib/store/instruments';
import type { UniverseSnapshot } from '@/lib/store/snapshots';
import type { Store } from '@/lib/store/store';
import { compareSources } from './compare-sources';
import type { ResolvedHoldings } from './resolve-holdings';

/** How the members of two lists of one session from two sources differ, in a sentence. */
export async function compareStanding(store: Store, found: UniverseSnapshot, standing: UniverseSnapshot): Promise<string> {
  const symbolOf = new Map((await listAnyInstruments(store)).map(({ id, symbol }) => [id, symbol]));
  const nameMembers = ({ members }: UniverseSnapshot): ResolvedHoldings => ({
    members: members.map((id) => ({ symbol: symbolOf.get(id) ?? String(id), weight: null, sector: null })),
    unresolved: [],
  });
  const differences = compareSources(nameMembers(found), nameMembers(standing), [found.source, standing.source]);
  return differences.length === 0 ? 'both have the same members' : differences.join('; ');
}
