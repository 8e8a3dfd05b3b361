import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { Fence } from '@/lib/store/close-row';
import { listCoverage } from '@/lib/store/coverage';
import { readMembership, replaceMembership } from '@/lib/store/memberships';
import type { Store } from '@/lib/store/store';
import { listUniversesWithMembers } from '@/lib/store/universes';
import { definedSource } from './define-universe';

/**
 * Lets members of lists of one's own begin with their first close after earlier ones were stored. Answers the universes that changed. The caller
 * holds the writer's lease.
 */
export async function refreshDefined(store: Store, fence: Fence): Promise<string[]> {
  const own = (await listUniversesWithMembers(store)).filter(
    ({ id, survivorship }) => findDefaultUniverse(id) === undefined && survivorship === 'hindsight',
  );
  if (own.length === 0) return [];
  const firstOf = new Map((await listCoverage(store)).map(({ instrumentId, first }) => [instrumentId, first]));
  const changed: string[] = [];
  for (const { id } of own) {
    const stored = await readMembership(store, id);
    // What a file with dates says of them stays.
    if (stored.some(({ source }) => source !== definedSource)) continue;
    const spells = stored.map(({ instrumentId, from, until }) => ({ instrumentId, from: firstOf.get(instrumentId) ?? from, until }));
    const { added } = await replaceMembership(store, id, spells, { source: definedSource, fence });
    if (added > 0) changed.push(id);
  }
  return changed;
}
