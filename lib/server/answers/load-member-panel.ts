import 'server-only';
import { getDataVersion } from '@/lib/store/data-version';
import { readMemberCloses, type MemberClosesRequest } from '@/lib/store/member-closes';
import { readMembership } from '@/lib/store/memberships';
import { readDatedSectors } from '@/lib/store/dated-sectors';
import { readSectors } from '@/lib/store/sectors';
import type { Store } from '@/lib/store/store';
import { readWeights } from '@/lib/store/weights';
import { parseSessionDate } from '@/lib/calendar/session-date';
import { countSessionsUpTo } from '@/lib/market/count-sessions-up-to';
import type { Market } from '@/lib/market/market';
import { countMembers } from '@/lib/market/universe/count-members';
import type { CountedDays } from '@/lib/market/universe/counted-days';
import { keepTogether, noCloses, packCloses, type MemberCloses } from '@/lib/market/universe/member-closes';
import { countBefore, spellsToSpans } from '@/lib/market/universe/spells-to-spans';
import type { MemberPanel, PanelMember } from '@/lib/market/universe/universe';

export interface PanelRequest {
  readonly id: string;
  readonly basis: 'price' | 'total';
  /** Index into the market's sessions, or the first session that the exchange calendar knows. */
  readonly start: number | 'first';
}

const beforeCalendar = parseSessionDate('1970-12-31');

async function readCloses(
  store: Store,
  request: Omit<MemberClosesRequest, 'version'>,
  version: number,
  sessions: Market['sessions'],
): Promise<Map<number, MemberCloses>> {
  const isNewest = async () => (await getDataVersion(store)).version === version;
  if (await isNewest()) {
    const closes = await readMemberCloses(store, request, sessions, packCloses);
    // Reading what is current is quicker, but a commit in the meantime would leave later closes under this version.
    if (await isNewest()) return closes;
  }
  return await readMemberCloses(store, { ...request, version }, sessions, packCloses);
}

async function readMemberWeights(
  store: Store,
  id: string,
  version: number,
  sessions: Market['sessions'],
): Promise<Map<number, NonNullable<PanelMember['weights']>>> {
  const positionOf = new Map(sessions.map((session, position) => [session, position]));
  const stored = await readWeights(store, id, version);
  return new Map(
    [...stored].map(([instrumentId, { sessions: dates, weights }]) => {
      const placed = dates.flatMap((session, row) => {
        const [position, value] = [positionOf.get(session), weights[row]];
        return position === undefined || value === undefined ? [] : [{ position, value }];
      });
      const own: NonNullable<PanelMember['weights']> = {
        positions: Int32Array.from(placed, ({ position }) => position),
        values: Float64Array.from(placed, ({ value }) => value),
      };
      return [instrumentId, own] as const;
    }),
  );
}

/** The closes of every member as known at the market's data version, or null where no member has any. */
export async function loadMemberPanel(
  store: Store,
  market: Market,
  request: PanelRequest,
): Promise<{ readonly panel: MemberPanel; count(): CountedDays } | null> {
  const { id, basis } = request;
  const version = market.dataVersion;
  const calendarStart = countSessionsUpTo(market.sessions, beforeCalendar);
  const start = request.start === 'first' ? calendarStart : Math.max(request.start, calendarStart);
  const sessions = market.sessions.slice(start);
  if (sessions.length === 0) return null;
  const spells = await readMembership(store, id, version);
  const spans = spellsToSpans(spells, sessions);
  const closes = keepTogether(await readCloses(store, { universeId: id, basis }, version, sessions));
  if (closes.size === 0) return null;
  const [sectors, dated, weights] = await Promise.all([
    readSectors(store, id, version),
    readDatedSectors(store, id, version),
    readMemberWeights(store, id, version, sessions),
  ]);
  const named = new Map(spells.map(({ instrumentId, symbol, name }) => [instrumentId, { symbol, name }]));
  const members = [...named].map(
    ([instrumentId, { symbol, name }]): PanelMember => ({
      symbol,
      name,
      sector: sectors.get(instrumentId) ?? null,
      sectors: (dated.byInstrument.get(instrumentId) ?? []).map(({ session, sector }) => ({
        start: countBefore(sessions, session),
        sector,
      })),
      closes: closes.get(instrumentId) ?? noCloses,
      spans: spans.get(instrumentId) ?? new Int32Array(0),
      weights: weights.get(instrumentId) ?? null,
    }),
  );
  members.sort((one, other) => (one.symbol < other.symbol ? -1 : 1));
  const panel: MemberPanel = { start, length: sessions.length, members: members.filter((member) => member.spans.length > 0) };
  const toCount = {
    sessions,
    firstOrdinal: start - calendarStart,
    closes: members.map((member) => member.closes),
    spans: members.map((member) => member.spans),
  };
  return { panel, count: () => countMembers(toCount) };
}
