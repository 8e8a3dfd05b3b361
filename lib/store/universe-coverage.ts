import 'server-only';
import { z } from 'zod';
import type { SessionDate } from '@/lib/calendar/session-date';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { Store } from './store';

/** First and last session of rows, and how many sessions they have. */
export interface StoredSpan {
  readonly first: SessionDate;
  readonly last: SessionDate;
  readonly sessions: number;
}

/** What stands of one universe. */
export interface UniverseCoverage {
  /** Securities whose membership has no end. */
  readonly membersNow: number;
  /** Of those, how many have any close, and how many ever were members. */
  readonly membersNowWithCloses: number;
  readonly membersEver: number;
  readonly membersEverWithCloses: number;
  readonly spells: number;
  /** First day of the earliest spell, or null. */
  readonly first: SessionDate | null;
  readonly sectors: number;
  readonly weights: StoredSpan | null;
  readonly counts: StoredSpan | null;
}

const count = z.union([z.number(), z.bigint()]).transform(Number);
const session = z.string().refine(isSessionDate).nullable();
const memberRow = z.tuple([z.object({ now: count, nowWithCloses: count, ever: count, everWithCloses: count, spells: count, first: session })]);
const spanRow = z.tuple([z.object({ first: session, last: session, sessions: count })]);

// Whether an instrument has a close is one look into the primary key.
const members = `SELECT COUNT(DISTINCT CASE WHEN "until" IS NULL THEN "instrumentId" END) AS "now",
    COUNT(DISTINCT CASE WHEN "until" IS NULL AND "has" THEN "instrumentId" END) AS "nowWithCloses", COUNT(DISTINCT "instrumentId") AS "ever",
    COUNT(DISTINCT CASE WHEN "has" THEN "instrumentId" END) AS "everWithCloses", COUNT(*) AS "spells", MIN("from") AS "first"
  FROM (SELECT m.*, EXISTS (SELECT 1 FROM "Close" c WHERE c."instrumentId" = m."instrumentId") AS "has" FROM "Membership" m WHERE m."universeId" = ? AND m."removedVersion" IS NULL) AS standing`;
const spanOf = (table: 'Weight' | 'BreadthCount') => `SELECT MIN("session") AS "first", MAX("session") AS "last", COUNT(DISTINCT "session") AS "sessions" FROM "${table}" WHERE "universeId" = ? AND "removedVersion" IS NULL`;

/** What stands of a universe: members, how many of them have closes, sectors, weights and ready-made counts. */
export async function describeUniverse(store: Store, universeId: string): Promise<UniverseCoverage> {
  const { dialect, reader } = store;
  const [member] = memberRow.parse(await reader.$queryRawUnsafe(dialect.toNative(members), universeId));
  const readSpan = async (table: 'Weight' | 'BreadthCount'): Promise<StoredSpan | null> => {
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
    weights: await readSpan('Weight'),
    counts: await readSpan('BreadthCount'),
  };
}
