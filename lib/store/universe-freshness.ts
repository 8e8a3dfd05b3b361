import 'server-only';
import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { findDefaultUniverse } from '@/lib/market/universe/default-universes';
import { listFollowed } from './followed-universes';
import { listLackingMembers } from './lacking-closes';
import type { Store } from './store';
import { findUniverse } from './universes';

/** How current a universe is that the worker follows. */
export interface UniverseFreshness {
  readonly id: string;
  readonly name: string;
  /** On the session that was asked about. */
  readonly members: number;
  /** Those of them that have its final close or a later one. */
  readonly covered: number;
  /** The last session on which nine of ten members have a close, as counted; null before the first count. */
  readonly lastSession: SessionDate | null;
  /** The session of the newest list of members that a fund published, or null. */
  readonly lastSnapshot: SessionDate | null;
}

const session = z.string().refine(isSessionDate).nullable();
const count = z.union([z.number(), z.bigint()]).transform(Number);
const answer = z.tuple([z.object({ members: count, lastSession: session, lastSnapshot: session })]);
const select = `SELECT
  (SELECT COUNT(DISTINCT "instrumentId") FROM "Membership" WHERE "universeId" = ? AND "removedVersion" IS NULL AND ("until" IS NULL OR "until" > ?)) AS "members",
  (SELECT MAX("session") FROM "BreadthDay" WHERE "universeId" = ? AND "withClose" * 10 >= "members" * 9) AS "lastSession",
  (SELECT MAX("session") FROM "UniverseSnapshot" WHERE "universeId" = ? AND "removedVersion" IS NULL) AS "lastSnapshot"`;

/** How current a universe is with regard to a session. */
export async function readUniverseFreshness(store: Store, id: string, newest: SessionDate): Promise<UniverseFreshness> {
  const { dialect, reader } = store;
  const [{ members, ...last }] = answer.parse(await reader.$queryRawUnsafe(dialect.toNative(select), id, newest, id, id));
  const lacking = await listLackingMembers(store, id, newest);
  return {
    id,
    name: (findDefaultUniverse(id) ?? (await findUniverse(store, id)))?.name ?? id,
    members,
    covered: members - lacking.length,
    ...last,
  };
}

/** How current the followed universes are with regard to a session. */
export async function listUniverseFreshness(store: Store, newest: SessionDate): Promise<UniverseFreshness[]> {
  return await Promise.all((await listFollowed(store)).map((id) => readUniverseFreshness(store, id, newest)));
}
