import 'server-only';
import { z } from 'zod';
import { toDayNumber } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { dayColumn } from './day-column';
import { parseColumn } from './parse-column';
import { changedMemberBasis } from './sql/instrument-statements';
import { changedMemberSessions, memberClosesAt, memberClosesNow, memberClosesSpan } from './sql/member-statements';
import type { Store } from './store';

export interface MemberClosesRequest {
  readonly universeId: string;
  readonly basis: 'price' | 'total';
  /** As known when the store had this version; now, if left out. */
  readonly version?: number | undefined;
}

// A few thousand members at once would be hundreds of megabytes of text.
const membersAtOnce = 100;

const answer = z.array(z.object({ instrumentId: z.number(), days: z.string(), closes: z.string() }));
const ids = z.array(z.object({ instrumentId: z.number() }));
const dayRows = z.array(z.object({ day: dayColumn }));

async function listIds(store: Store, universeId: string): Promise<number[]> {
  const rows = await store.reader.membership.findMany({
    where: { universeId },
    distinct: ['instrumentId'],
    select: { instrumentId: true },
    orderBy: { instrumentId: 'asc' },
  });
  return ids.parse(rows).map(({ instrumentId }) => instrumentId);
}

/**
 * Final closes of everything that ever was a member of the universe, by instrument id, each aligned with `sessions` (ascending), NaN
 * where missing, as `keep` makes them one after another; instruments without any close on them are left out.
 */
export async function readMemberCloses<Kept>(
  store: Store,
  request: MemberClosesRequest,
  sessions: readonly SessionDate[],
  keep: (closes: Float64Array) => Kept,
): Promise<Map<number, Kept>> {
  const { universeId, basis, version } = request;
  const { dialect, reader } = store;
  const found = new Map<number, Kept>();
  const dayNumbers = sessions.map(toDayNumber);
  const positionOf = new Map(dayNumbers.map((day, position) => [day, position]));
  const known = sessions.length === 0 ? [] : await listIds(store, universeId);
  const sql = dialect.toNative(version === undefined ? memberClosesNow(dialect, basis) : memberClosesAt(dialect, basis));
  // Most members traded on the same sessions as the one before: their places need not be looked up again.
  let text = '';
  let places: number[] = [];
  for (let at = 0; at < known.length; at += membersAtOnce) {
    const part = known.slice(at, at + membersAtOnce);
    const span = [universeId, part[0], part.at(-1), dayNumbers[0], dayNumbers.at(-1)];
    const parameters = version === undefined ? span : [version, ...span, ...span, version];
    for (const row of answer.parse(await reader.$queryRawUnsafe(sql, ...parameters))) {
      if (row.days !== text) {
        text = row.days;
        places = parseColumn<number>(text).map((day) => positionOf.get(day) ?? -1);
      }
      const closes = new Float64Array(sessions.length).fill(Number.NaN);
      parseColumn<number>(row.closes).forEach((close, index) => {
        const place = places[index] ?? -1;
        if (place >= 0) closes[place] = close;
      });
      found.set(row.instrumentId, keep(closes));
    }
  }
  return found;
}

/** Sessions, ascending, on which a close of any member was inserted, changed or removed after `version`. */
export async function listChangedMemberSessions(store: Store, universeId: string, version: number): Promise<SessionDate[]> {
  const rows = await store.reader.$queryRawUnsafe(store.dialect.toNative(changedMemberSessions), universeId, version);
  return dayRows.parse(rows).map(({ day }) => day);
}

const spanRow = z.tuple([z.object({ first: dayColumn.nullable(), last: dayColumn.nullable() })]);

/** First and last session with a final close of anything that ever was a member, or null where there is none. */
export async function spanMemberCloses(
  store: Store,
  universeId: string,
): Promise<{ readonly first: SessionDate; readonly last: SessionDate } | null> {
  const [{ first, last }] = spanRow.parse(await store.reader.$queryRawUnsafe(store.dialect.toNative(memberClosesSpan), universeId));
  return first === null || last === null ? null : { first, last };
}

/** Whether after `version` a spell of membership was added or withdrawn, or a member came to store closes of another kind. */
export async function hasMembershipChanged(store: Store, universeId: string, version: number): Promise<boolean> {
  const where = { universeId, OR: [{ addedVersion: { gt: version } }, { removedVersion: { gt: version } }] };
  if ((await store.reader.membership.findFirst({ where, select: { id: true } })) !== null) return true;
  const changed = await store.reader.$queryRawUnsafe<unknown[]>(store.dialect.toNative(changedMemberBasis), version, version, universeId);
  return changed.length > 0;
}
