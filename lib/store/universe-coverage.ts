import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { defaultUniverses, findDefaultUniverse } from '@/lib/market/universe/default-universes';
import type { UniverseDefinition } from '@/lib/market/universe/universe';
import type { DescribedUniverse, StoredSpan, UniverseCoverage } from '@/lib/market/universe/universe-coverage';
import { findMembersFrom } from '@/lib/market/universe/members-from';
import { measureBrackets } from '@/lib/market/universe/spell-brackets';
import { survivorshipOf } from '@/lib/market/universe/survivorship-of';
import { readHindsightEnd } from './hindsight-end';
import { readMembership } from './memberships';
import type { Store } from './store';
import { listUniverses, listUniversesWithMembers } from './universes';

export type { DescribedUniverse, StoredSpan };

const count = z.union([z.number(), z.bigint()]).transform(Number);
const session = z.string().refine(isSessionDate).nullable();
const memberRow = z.tuple([
  z.object({ now: count, nowWithCloses: count, ever: count, everWithCloses: count, spells: count, first: session }),
]);
const spanRow = z.tuple([z.object({ first: session, last: session, sessions: count })]);

// Whether an instrument has a close is one look into the primary key.
const members = `SELECT COUNT(DISTINCT CASE WHEN "until" IS NULL THEN "instrumentId" END) AS "now",
    COUNT(DISTINCT CASE WHEN "until" IS NULL AND "has" THEN "instrumentId" END) AS "nowWithCloses", COUNT(DISTINCT "instrumentId") AS "ever",
    COUNT(DISTINCT CASE WHEN "has" THEN "instrumentId" END) AS "everWithCloses", COUNT(*) AS "spells", MIN("from") AS "first"
  FROM (SELECT m.*, EXISTS (SELECT 1 FROM "Close" c WHERE c."instrumentId" = m."instrumentId") AS "has" FROM "Membership" m WHERE m."universeId" = ? AND m."removedVersion" IS NULL) AS standing`;
const spanOf = (table: 'Weight' | 'BreadthCount' | 'UniverseSnapshot') =>
  `SELECT MIN("session") AS "first", MAX("session") AS "last", COUNT(DISTINCT "session") AS "sessions" FROM "${table}" WHERE "universeId" = ? AND "removedVersion" IS NULL`;

/** What stands of a universe: members, how many of them have closes, sectors, weights and ready-made counts. */
async function describeUniverse(
  store: Store,
  universeId: string,
): Promise<Omit<UniverseCoverage, 'brackets' | 'membersFrom' | 'hindsightTo'>> {
  const { dialect, reader } = store;
  const [member] = memberRow.parse(await reader.$queryRawUnsafe(dialect.toNative(members), universeId));
  const readSpan = async (table: Parameters<typeof spanOf>[0]): Promise<StoredSpan | null> => {
    const [{ first, last, sessions }] = spanRow.parse(await reader.$queryRawUnsafe(dialect.toNative(spanOf(table)), universeId));
    return first === null || last === null ? null : { first, last, sessions };
  };
  return {
    membersNow: member.now,
    membersNowWithCloses: member.nowWithCloses,
    membersEver: member.ever,
    membersEverWithCloses: member.everWithCloses,
    spells: member.spells,
    first: member.first,
    sectors: await reader.sectorAssignment.count({ where: { universeId, removedVersion: null } }),
    snapshots: await readSpan('UniverseSnapshot'),
    weights: await readSpan('Weight'),
    counts: await readSpan('BreadthCount'),
  };
}

/** The shipped universes, as stored where they are, and then all others that have members, each with what stands of it. */
export async function listUniverseCoverage(store: Store): Promise<DescribedUniverse[]> {
  const stored = await listUniverses(store);
  const shipped: UniverseDefinition[] = defaultUniverses.map((universe) => stored.find(({ id }) => id === universe.id) ?? universe);
  // A list of one's own that was withdrawn is none.
  const own = (await listUniversesWithMembers(store)).filter(({ id }) => findDefaultUniverse(id) === undefined);
  const known = [...shipped, ...own];
  return await Promise.all(
    known.map(async (universe) => {
      const spells = await readMembership(store, universe.id);
      const hindsightTo = await readHindsightEnd(store, universe.id, spells);
      return {
        ...universe,
        survivorship: hindsightTo === null ? survivorshipOf(universe, spells) : universe.survivorship,
        hindsightTo,
        membersFrom: findMembersFrom(universe.id),
        brackets: measureBrackets(spells),
        ...(await describeUniverse(store, universe.id)),
      };
    }),
  );
}
