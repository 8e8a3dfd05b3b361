import { averageWindows, type AboveCounts, type UniverseCounts } from '@/lib/market/universe/universe';
import type { SectorBreadthParams } from './params';

/** A share in its parts: members counted, of members that can be judged. Net figures count the others off. */
export interface ShareCounts {
  readonly count: Float64Array;
  readonly of: Float64Array;
}

/** What a share is read from: counts as they are stored, or with what is not covered left out. */
export interface Countable {
  readonly counts: Omit<UniverseCounts, 'averages'>;
  /** Members with both closes. */
  readonly eligible: Float64Array;
  above(window: (typeof averageWindows)[number]): AboveCounts | undefined;
}

function subtract(from: Float64Array, less: Float64Array): Float64Array {
  return from.map((value, t) => value - (less[t] ?? NaN));
}

/** The counts behind the share that is asked for, aligned with the market; all NaN where the mean is not counted. */
export function pickShare(
  { counts, eligible, above }: Countable,
  { show, windowSessions }: Pick<SectorBreadthParams, 'show' | 'windowSessions'>,
): ShareCounts {
  switch (show) {
    case 'advancing':
      return { count: counts.advances, of: eligible };
    case 'net':
      return { count: subtract(counts.advances, counts.declines), of: eligible };
    case 'highs':
      return { count: subtract(counts.newHighs, counts.newLows), of: counts.eligibleHigh };
    case 'above': {
      const window = averageWindows.find((sessions) => String(sessions) === windowSessions);
      const found = window === undefined ? undefined : above(window);
      const none = new Float64Array(counts.advances.length).fill(NaN);
      return { count: found?.above ?? none, of: found?.eligible ?? none };
    }
  }
}

/** Counts as they are, whatever they cover. */
export function toCountable(counts: UniverseCounts): Countable {
  const eligible = counts.advances.map((up, t) => up + (counts.declines[t] ?? NaN) + (counts.unchanged[t] ?? NaN));
  return { counts, eligible, above: (window) => counts.averages.get(window) };
}
