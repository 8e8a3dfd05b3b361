import type { CloseRow } from './close-row';
import type { Prisma, PrismaClient } from './generated/sqlite/client';
import { addSources } from './sql/close-statements';
import type { Store } from './store';

/** The statement that numbers the sources of rows that have no number yet; it stands before those that store the rows. */
export function planSources(
  store: Store,
  writer: PrismaClient,
  groups: Iterable<readonly Pick<CloseRow, 'source'>[]>,
): Prisma.PrismaPromise<number> {
  const names = new Set<string>();
  for (const rows of groups) for (const { source } of rows) names.add(source);
  const { dialect } = store;
  return writer.$executeRawUnsafe(dialect.toNative(addSources(dialect)), JSON.stringify([...names].map((name) => [name])));
}
