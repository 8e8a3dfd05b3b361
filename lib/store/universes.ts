import 'server-only';
import { z } from 'zod';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import { planUpsert } from './plan-row';
import { newestVersion } from './sql/versioned-rows';
import type { Store } from './store';

const stored = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['members', 'counts']),
  survivorship: z.enum(['point-in-time', 'survivors', 'hindsight']),
  indexSymbol: z.string().nullable(),
  licenceClass: z.string(),
});

/** The definition as a row is written. */
export function toUniverseColumns({ id, name, kind, survivorship, indexSymbol, licenceClass }: UniverseDefinition) {
  return { id, name, kind, survivorship, indexSymbol, licenceClass };
}

/** Creates the universe or changes its description; what is stored of it stays. */
export async function upsertUniverse(store: Store, definition: UniverseDefinition): Promise<UniverseDefinition> {
  const columns = toUniverseColumns(definition);
  await store.write((writer) => planUpsert(store, writer, 'Universe', ['id'], columns));
  return columns;
}

/** Every universe that the store knows, by id. */
export async function listUniverses(store: Store): Promise<UniverseDefinition[]> {
  return z.array(stored).parse(await store.reader.universe.findMany({ orderBy: { id: 'asc' } }));
}

/** Those that have members as known at a data version, by id. */
export async function listUniversesWithMembers(store: Store, version: number = newestVersion): Promise<UniverseDefinition[]> {
  const stood = { addedVersion: { lte: version }, OR: [{ removedVersion: null }, { removedVersion: { gt: version } }] };
  return z.array(stored).parse(await store.reader.universe.findMany({ where: { memberships: { some: stood } }, orderBy: { id: 'asc' } }));
}

/** The stored universe with this id, or null. */
export async function findUniverse(store: Store, id: string): Promise<UniverseDefinition | null> {
  return stored.nullable().parse(await store.reader.universe.findUnique({ where: { id } }));
}
