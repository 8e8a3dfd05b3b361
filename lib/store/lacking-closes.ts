import 'server-only';
import { z } from 'zod';
import { toDayNumber } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Store } from './store';

const rows = z.array(z.object({ symbol: z.string() }));

// One look into the primary key for each instrument.
const hasFinal = `EXISTS (SELECT 1 FROM "Close" c WHERE c."instrumentId" = i."id" AND c."day" >= ? AND NOT c."provisional")`;
const followed = `SELECT i."symbol" FROM "Instrument" i WHERE i."removedAt" IS NULL AND i."tracked" AND i."providerSymbols" <> '{}' AND NOT ${hasFinal} ORDER BY i."symbol"`;
const members = `SELECT DISTINCT i."symbol" FROM "Membership" m JOIN "Instrument" i ON i."id" = m."instrumentId"
  WHERE m."universeId" = ? AND m."removedVersion" IS NULL AND (m."until" IS NULL OR m."until" > ?) AND i."removedAt" IS NULL AND NOT ${hasFinal} ORDER BY i."symbol"`;

/** Symbols of what is followed for itself, and may have a name at a provider, that lack the final close of a session and of all later ones. */
export async function listLackingInstruments({ dialect, reader }: Store, session: SessionDate): Promise<string[]> {
  return rows.parse(await reader.$queryRawUnsafe(dialect.toNative(followed), toDayNumber(session))).map(({ symbol }) => symbol);
}

/** Symbols of the members of a universe on a session that lack its final close and all later ones. */
export async function listLackingMembers({ dialect, reader }: Store, universeId: string, session: SessionDate): Promise<string[]> {
  return rows
    .parse(await reader.$queryRawUnsafe(dialect.toNative(members), universeId, session, toDayNumber(session)))
    .map(({ symbol }) => symbol);
}
