import 'server-only';
import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { UniverseRows } from './commit-universe-rows';
import { newestVersion } from './sql/versioned-rows';
import { exactTable } from './sql/universe-statements';
import type { Store } from './store';

/** The exact days of memberships as a file gave them. */
export interface ExactSpells {
  readonly spells: readonly { readonly instrumentId: number; readonly from: SessionDate; readonly until: SessionDate | null }[];
  /** The last day that the file speaks of. */
  readonly knownTo: SessionDate;
  readonly source: string;
}

/** They as rows of the store, in place of any that stood. */
export function toExactRows(universeId: string, { spells, knownTo, source }: ExactSpells): Omit<UniverseRows, 'source'> {
  const sorted = spells
    .map(({ instrumentId, from, until }) => [instrumentId, from, until] as const)
    .sort(([one, from], [other, otherFrom]) => one - other || (from < otherFrom ? -1 : 1));
  return { table: exactTable, universeId, rows: [[knownTo, JSON.stringify(sorted), source]], isWhole: true };
}

const day = z.string().refine(isSessionDate);
const stored = z.array(z.tuple([z.number().int(), day, day.nullable()]));

/** The exact days that stand of a universe, or stood at a data version, or null. */
export async function readExactSpells(store: Store, universeId: string, version: number = newestVersion): Promise<ExactSpells | null> {
  const row = await store.reader.exactMembership.findFirst({
    where: { universeId, addedVersion: { lte: version }, OR: [{ removedVersion: null }, { removedVersion: { gt: version } }] },
  });
  if (row === null) return null;
  const spells = stored.parse(JSON.parse(row.spells)).map(([instrumentId, from, until]) => ({ instrumentId, from, until }));
  return { spells, knownTo: day.parse(row.knownTo), source: row.source };
}
