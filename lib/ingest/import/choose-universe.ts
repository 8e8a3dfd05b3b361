import { findUniverse, listUniversesWithMembers } from '@/lib/store/universes';
import type { Store } from '@/lib/store/store';
import { defaultUniverses, findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { UniverseDefinition, UniverseKind } from '@/lib/market/universe/universe';

/** A universe was asked for that does not exist, or does not store what was given for it. */
export class UnknownUniverse extends Error {
  override readonly name = 'UnknownUniverse';
}

/** The universe with this id: as shipped, or as stored where it is not. @throws UnknownUniverse naming the known ones of the kind. */
export async function chooseUniverse(store: Store, id: string, kind: UniverseKind): Promise<UniverseDefinition> {
  const universe = findDefaultUniverse(id) ?? (await findUniverse(store, id));
  if (universe?.kind === kind) return universe;
  const known = [
    ...new Set([...defaultUniverses, ...(await listUniversesWithMembers(store))].filter((one) => one.kind === kind).map((one) => one.id)),
  ].join(', ');
  if (universe === null) throw new UnknownUniverse(`"${id}" is no universe; accepted are ${known}`);
  const why =
    kind === 'members' ? 'is stored as ready-made counts, not by its members' : 'is counted from its members, not from ready-made counts';
  throw new UnknownUniverse(`${universe.name} ${why}; accepted are ${known}`);
}
