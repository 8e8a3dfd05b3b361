import type { SessionDate } from '@/lib/calendar/session-date';
import { alignCounts } from './align-counts';
import { countMembers } from './count-members';
import type { MemberCloses } from './member-closes';
import { splitBySector } from './sector-at';
import { toSectorSlug, unsectoredSlug } from './sector-slug';
import type { MemberPanel, UniverseCounts } from './universe';

/**
 * What the members of each sector add up to, by slug in alphabetical order, the unsectored first where there are any; no sector at all where none is stored.
 * **Shape** arrays aligned with `sessions`, those of the market. `firstOrdinal`: place of the panel's first session on the exchange calendar.
 * **Missing** a session on which no member of a sector has a close. **Edges** on a session each member is counted in one sector, the one that it had then, so that the counts of all add up to the universe's.
 */
export function countSectors(
  { start, length, members }: MemberPanel,
  sessions: readonly SessionDate[],
  firstOrdinal: number,
): Map<string, UniverseCounts> {
  const bySlug = new Map<string, { readonly closes: MemberCloses; readonly spans: Int32Array }[]>();
  for (const member of members) {
    for (const { sector, spans } of splitBySector(member)) {
      const slug = sector === null ? unsectoredSlug : toSectorSlug(sector);
      const own = bySlug.get(slug) ?? [];
      own.push({ closes: member.closes, spans });
      bySlug.set(slug, own);
    }
  }
  if (bySlug.size === 1 && bySlug.has(unsectoredSlug)) return new Map();
  const counted = sessions.slice(start, start + length);
  return new Map(
    [...bySlug]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([slug, own]) => {
        const days = countMembers({
          sessions: counted,
          firstOrdinal,
          closes: own.map(({ closes }) => closes),
          spans: own.map(({ spans }) => spans),
        });
        return [slug, alignCounts(days, sessions)];
      }),
  );
}
