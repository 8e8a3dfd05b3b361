import type { UniverseCommitOptions } from '@/lib/store/commit-universe-rows';
import { replaceMembership } from '@/lib/store/memberships';
import type { Store } from '@/lib/store/store';
import { deriveSpells } from './derive-spells';
import { readKnownLists, toLists } from './known-lists';

/**
 * Finds the spells of a universe anew from all that is known of its members; where they stand already, nothing changes. The caller holds the
 * writer's lease.
 * @throws LeaseLost.
 */
export async function refreshSpells(store: Store, universeId: string, options: UniverseCommitOptions): Promise<void> {
  const { snapshots, exact } = await readKnownLists(store, universeId);
  if (snapshots.length === 0) return;
  await replaceMembership(store, universeId, deriveSpells(toLists(snapshots), exact), options);
}
