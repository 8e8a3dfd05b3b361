import 'server-only';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { toUniverseColumns } from './universes';
import type { Store } from './store';

/** What the worker keeps current where nobody said otherwise. */
const followedAtFirst = ['sp500', 'nasdaq100', 'russell2000'] as const;

/** The ids of the universes that the worker keeps current: those that somebody said, and the shipped ones that nobody took away, these first. */
export async function listFollowed(store: Store): Promise<string[]> {
  const said = new Map(
    (
      await store.reader.universe.findMany({
        where: { followed: { not: null } },
        select: { id: true, followed: true },
        orderBy: { id: 'asc' },
      })
    ).map(({ id, followed }) => [id, followed]),
  );
  const chosen = [...said].flatMap(([id, followed]) =>
    followed === true && !followedAtFirst.some((shipped) => shipped === id) ? [id] : [],
  );
  return [...followedAtFirst.filter((id) => said.get(id) !== false), ...chosen];
}

/** Has the worker keep a universe current, or not; one that is shipped and not stored yet is stored by that. */
export async function setFollowed(store: Store, universe: UniverseDefinition, followed: boolean): Promise<void> {
  const columns = toUniverseColumns(findDefaultUniverse(universe.id) ?? universe);
  await store.write((writer) =>
    writer.universe.upsert({ where: { id: universe.id }, create: { ...columns, followed }, update: { followed } }),
  );
}
