import type { SessionDate } from '@/lib/calendar/session-date';
import { adjustedTolerance } from './compare-overlap';

interface Adjusted {
  readonly session: SessionDate;
  readonly adjClose: number | null;
}

interface StoredAdjusted extends Adjusted {
  readonly provisional: boolean;
}

const decimals = 1e6;

/**
 * Rows whose dividend-adjusted closes continue the stored ones. A dividend lowers all adjusted closes before it by one factor: a provider
 * rewrites its whole past, whereas the store keeps the scale that it began with, so that a dividend costs the rows after it and not those
 * before. Returns are the provider's own; levels are adjusted as of the anchor, the close on which the stored scale began.
 *
 * **Shape**: ascending rows in, as many out. **Missing**: no adjusted close where none was given, or where no final stored one is among the
 * given sessions to continue from. **Ties/edges**: the oldest session that both have is continued from, so that what a provider corrects
 * later on comes through; a factor within 0.002% of 1 is rounding.
 */
export function continueAdjusted<Row extends Adjusted>(rows: readonly Row[], stored: ReadonlyMap<string, StoredAdjusted>): readonly Row[] {
  const keeps = [...stored.values()].some(({ adjClose }) => adjClose !== null);
  if (!keeps) return rows;
  const common = rows.flatMap(({ session, adjClose }) => {
    const old = stored.get(session);
    return adjClose === null || old === undefined || old.provisional || old.adjClose === null ? [] : [old.adjClose / adjClose];
  });
  const [factor] = common;
  if (factor === undefined) return rows.map((row) => ({ ...row, adjClose: null }));
  if (Math.abs(factor - 1) <= adjustedTolerance) return rows;
  return rows.map((row) => {
    if (row.adjClose === null) return row;
    const continued = Math.round(row.adjClose * factor * decimals) / decimals;
    const old = stored.get(row.session)?.adjClose ?? null;
    // What is stored stays to the last digit where the difference is rounding.
    return { ...row, adjClose: old !== null && Math.abs(continued / old - 1) <= adjustedTolerance ? old : continued };
  });
}
