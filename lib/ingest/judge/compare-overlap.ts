import type { SessionDate } from '@/lib/calendar/session-date';

interface Side {
  readonly session: SessionDate;
  readonly close: number;
}

interface StoredSide extends Side {
  readonly provisional: boolean;
  readonly source: string;
}

/** A session that both sides have, with its stored and its given close. */
export interface OverlapPair {
  readonly session: SessionDate;
  readonly stored: number;
  readonly given: number;
}

export interface Overlap {
  /** Final stored sessions that were given again. */
  readonly count: number;
  /** Those whose close differs. */
  readonly changed: readonly OverlapPair[];
}

const sameTolerance = 1e-9;
/** Relative difference above which a file and what is stored disagree: 0.02%. */
export const providerTolerance = 2e-4;
/** Relative difference above which an adjusted close has moved. */
export const adjustedTolerance = 2e-5;

/**
 * The given rows against the final stored ones. The same provider must repeat itself exactly; another may differ by `tolerance`.
 * @param stored rows by session. @param tolerance relative.
 */
export function compareOverlap(
  stored: ReadonlyMap<string, StoredSide>,
  rows: readonly Side[],
  source: string,
  tolerance: number = providerTolerance,
): Overlap {
  const changed: OverlapPair[] = [];
  let count = 0;
  for (const row of rows) {
    const old = stored.get(row.session);
    if (old === undefined || old.provisional) continue;
    count += 1;
    if (Math.abs(row.close / old.close - 1) > (old.source === source ? sameTolerance : tolerance))
      changed.push({ session: row.session, stored: old.close, given: row.close });
  }
  return { count, changed };
}
