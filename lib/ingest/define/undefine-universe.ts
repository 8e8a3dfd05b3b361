import { setFollowed } from '@/lib/store/followed-universes';
import { readMembership, replaceMembership } from '@/lib/store/memberships';
import { recordUniverseImport, type UniverseImport } from '../import/record-universe-import';
import type { RunReport } from '../commit/run-report';
import { definedSource } from './define-universe';
import { BadDefinition, findOwnUniverse } from './settle-definition';

/**
 * Withdraws a universe of one's own: nothing offers or follows it any more, pinned links answer as before. The caller holds the writer's lease.
 * @throws BadDefinition where no such universe stands, LeaseLost.
 */
export async function undefineUniverse(request: UniverseImport): Promise<RunReport> {
  const { store, universeId } = request;
  const universe = await findOwnUniverse(store, universeId);
  const members = await readMembership(store, universeId);
  if (universe === null || members.length === 0) throw new BadDefinition(`No universe of one’s own is stored under ${universeId}.`);
  return await recordUniverseImport(request, { file: null, part: 'list', source: definedSource }, async (options) => {
    await setFollowed(store, universe, false);
    return { result: await replaceMembership(store, universeId, [], options), rowsSeen: members.length, remarks: [] };
  });
}
