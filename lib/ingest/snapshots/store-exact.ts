import type { UniverseCommitOptions, UniverseCommitResult } from '@/lib/store/commit-universe-rows';
import { replaceMembership, type SpellRow } from '@/lib/store/memberships';
import { readSnapshots } from '@/lib/store/snapshots';
import type { Store } from '@/lib/store/store';
import { deriveSpells, findKnownTo, isOfToday } from './derive-spells';
import { toLists } from './known-lists';
import { universeFunds } from './universe-funds';

/**
 * Makes exact days of a file the membership of a universe as far as they reach; snapshots before and after them carry on. Of a universe
 * that has a fund the days are kept, since later snapshots will carry on from them.
 */
export async function storeExact(
  store: Store,
  universeId: string,
  spells: readonly SpellRow[],
  options: UniverseCommitOptions,
): Promise<{ readonly result: UniverseCommitResult; readonly remark: string[] }> {
  const knownTo = findKnownTo(spells);
  if (knownTo === null || universeFunds[universeId] === undefined)
    return { result: await replaceMembership(store, universeId, spells, options), remark: [] };
  const exact = { spells, knownTo, source: options.source };
  const lists = toLists(await readSnapshots(store, universeId));
  const remark =
    lists.length === 0
      ? []
      : isOfToday(exact)
        ? [
            `a list that nobody ever left stands up to ${lists[0]?.session ?? ''} alone, from where on snapshots of a fund tell who the members are`,
          ]
        : [`its days stand up to ${knownTo}; ${lists.length} snapshots of a fund tell what lies before and after`];
  return { result: await replaceMembership(store, universeId, deriveSpells(lists, exact), options, exact), remark };
}
