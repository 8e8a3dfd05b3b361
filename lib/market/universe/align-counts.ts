import type { SessionDate } from '@/lib/calendar/session-date';
import type { CountedColumn } from './counted-days';
import { averageWindows, type UniverseCounts } from './universe';

/** Counts of some sessions, ascending; a column that is left out, and null or NaN in one, is missing. */
export interface StoredCounts {
  readonly sessions: readonly SessionDate[];
  readonly columns: Readonly<Partial<Record<CountedColumn, ArrayLike<number | null>>>>;
}

/** Counts aligned with the sessions of a market, NaN where there are none. Sessions that the market lacks are left out. */
export function alignCounts(counts: StoredCounts, sessions: readonly SessionDate[]): UniverseCounts {
  const indexOf = new Map(sessions.map((session, index) => [session, index]));
  const places = counts.sessions.map((session) => indexOf.get(session) ?? -1);
  const align = (name: CountedColumn): Float64Array => {
    const aligned = new Float64Array(sessions.length).fill(NaN);
    const values = counts.columns[name];
    if (values === undefined) return aligned;
    places.forEach((place, row) => {
      if (place >= 0) aligned[place] = values[row] ?? NaN;
    });
    return aligned;
  };
  const hasMeans = counts.columns.above20 !== undefined;
  return {
    members: align('members'),
    withClose: align('withClose'),
    advances: align('advances'),
    declines: align('declines'),
    unchanged: align('unchanged'),
    newHighs: align('newHighs'),
    newLows: align('newLows'),
    eligibleHigh: align('eligibleHigh'),
    averages: new Map(
      hasMeans
        ? averageWindows.map((window) => [window, { above: align(`above${window}`), eligible: align(`eligible${window}`) }] as const)
        : [],
    ),
  };
}
