import type { SessionDate } from '@/lib/calendar/session-date';
import { listMembersOf, type StoredInstrument } from '@/lib/store/instruments';
import { readMembership } from '@/lib/store/memberships';
import type { Store } from '@/lib/store/store';

/** Who was a member of a universe after a session, or is one, by symbol. */
export async function listMembersSince(store: Store, universeId: string, since: SessionDate): Promise<StoredInstrument[]> {
  const spells = await readMembership(store, universeId);
  const stayed = new Set(spells.filter(({ until }) => until === null || until > since).map(({ instrumentId }) => instrumentId));
  return (await listMembersOf(store, universeId)).filter(({ id }) => stayed.has(id));
}
