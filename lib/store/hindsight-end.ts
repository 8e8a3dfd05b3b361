import 'server-only';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findHindsightEnd } from '@/lib/market/universe/survivorship-of';
import { readExactSpells } from './exact-memberships';
import type { MemberRow } from './memberships';
import { findFirstSnapshot } from './snapshots';
import type { Store } from './store';

/** From which session on the members of a universe are known as they were, where before it today's list is applied to the past; null where it is not. */
export async function readHindsightEnd(
  store: Store,
  universeId: string,
  spells: readonly MemberRow[],
  version?: number,
): Promise<SessionDate | null> {
  const firstSnapshot = await findFirstSnapshot(store, universeId, version);
  if (firstSnapshot === null) return null;
  return findHindsightEnd(spells, (await readExactSpells(store, universeId, version))?.spells ?? null, firstSnapshot);
}
