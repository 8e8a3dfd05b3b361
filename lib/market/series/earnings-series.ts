import type { SessionDate } from '@/lib/calendar/session-date';
import type { EarningsCounts } from '../universe/earnings-share';
import type { ObservedSeries } from './observed-series';

/** Of a universe all members, the Magnificent 7 among them, and the others. */
export const earningsGroups = ['all', 'mag7', 'rest'] as const;
export type EarningsGroup = (typeof earningsGroups)[number];

/** What is counted of them: the share whose earnings exceed a year before, those that can be judged, and all. */
export const earningsParts = ['share', 'judged', 'members'] as const;
export type EarningsPart = (typeof earningsParts)[number];

const prefix = 'earnings:';

/** The id of a series that is counted from the filings of a universe's members. */
export function nameEarnings(universeId: string, group: EarningsGroup = 'all', part: EarningsPart = 'share'): string {
  return `${prefix}${universeId}${group === 'all' ? '' : `:${group}`}${part === 'share' ? '' : `:${part}`}`;
}

/** The universe whose filings a series is counted from; null where it is none of these. */
export function readEarningsUniverse(id: string): string | null {
  return id.startsWith(prefix) ? (id.slice(prefix.length).split(':')[0] ?? null) : null;
}

// With fewer a share is that of those who happened to be in the file.
const leastShareJudged = 0.5;

/** Counts as daily series, from the first session on which anybody could be judged. A share of fewer than half of the members is none. */
export function toEarningsSeries(
  universeId: string,
  group: EarningsGroup,
  { above, judged, members }: EarningsCounts,
  sessions: readonly SessionDate[],
): ObservedSeries[] {
  const first = judged.findIndex((count) => count > 0);
  if (first < 0) return [];
  const read = {
    share: (t: number): number =>
      (judged[t] ?? 0) >= leastShareJudged * (members[t] ?? NaN) && (judged[t] ?? 0) > 0 ? (above[t] ?? NaN) / (judged[t] ?? NaN) : NaN,
    judged: (t: number): number => judged[t] ?? NaN,
    members: (t: number): number => members[t] ?? NaN,
  };
  return earningsParts.map((part): ObservedSeries => {
    const id = nameEarnings(universeId, group, part);
    return {
      definition: {
        id,
        name: id,
        unit: part === 'share' ? 'fraction' : 'members',
        frequency: 'daily',
        source: 'import',
        licenceClass: 'restricted',
      },
      announcedDaysAhead: 0,
      announcedThatDay: [],
      observations: sessions.slice(first).flatMap((session, step) => {
        const value = read[part](first + step);
        return Number.isNaN(value)
          ? []
          : [{ period: session, value, knownFrom: session, dating: 'published' as const, seenOn: session, source: 'import' }];
      }),
    };
  });
}
