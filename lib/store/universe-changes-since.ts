import 'server-only';
import { toDayNumber } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { UniverseChanges } from '@/lib/market/universe/universe-changes';
import type { Store } from './store';

/** What was committed after `version` of each stored universe among `ids`, as far as it concerns sessions up to `asOf`; those without any change are left out. */
export async function listUniverseChangesSince(
  store: Store,
  version: number,
  ids: readonly string[],
  asOf: SessionDate,
): Promise<UniverseChanges[]> {
  const { reader } = store;
  const universes = await reader.universe.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  });
  const changes = await Promise.all(
    universes.map(async ({ id, name }) => {
      const changed = { universeId: id, OR: [{ addedVersion: { gt: version } }, { removedVersion: { gt: version } }] };
      const [closes, members, weights, sectors, counts] = await Promise.all([
        reader.closeRevision.count({
          where: {
            dataVersion: { gt: version },
            day: { lte: toDayNumber(asOf) },
            instrument: { memberships: { some: { universeId: id } } },
          },
        }),
        reader.membership.groupBy({ by: ['instrumentId'], where: { ...changed, from: { lte: asOf } } }),
        reader.weight.groupBy({ by: ['session'], where: { ...changed, session: { lte: asOf } } }),
        reader.sectorAssignment.groupBy({ by: ['instrumentId'], where: changed }),
        reader.breadthCount.groupBy({ by: ['session'], where: { ...changed, session: { lte: asOf } } }),
      ]);
      return {
        id,
        name,
        closes,
        members: members.length,
        weightSessions: weights.length,
        sectors: sectors.length,
        countSessions: counts.length,
      };
    }),
  );
  return changes.filter(
    ({ closes, members, weightSessions, sectors, countSessions }) => closes + members + weightSessions + sectors + countSessions > 0,
  );
}
