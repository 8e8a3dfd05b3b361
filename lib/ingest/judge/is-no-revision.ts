import type { CloseRow } from '@/lib/store/close-row';
import { providerIds } from '@/lib/sources/registry';
import { closesAgree } from './closes-agree';

// First comes first: a provider further down never rewrites what one before it gave.
const order = ['import', ...providerIds];
const adjustedTolerance = 2e-5;

function adjustedAgree(stored: number | null, given: number | null): boolean {
  if (given === null) return true;
  return stored !== null && Math.abs(given / stored - 1) <= adjustedTolerance;
}

function ranksAfter(stored: CloseRow, given: CloseRow): boolean {
  return order.indexOf(given.source) > order.indexOf(stored.source) && stored.source !== 'import' && given.source !== 'import';
}

/**
 * Whether a provider that may not rewrite the stored row has the dividend-adjusted close that it lacks, and agrees with its close: that is filled,
 * and the close and its source stay.
 */
export function fillsAdjusted(stored: CloseRow | undefined, given: CloseRow): stored is CloseRow {
  if (stored === undefined || stored.provisional || given.provisional || !ranksAfter(stored, given)) return false;
  return stored.adjClose === null && given.adjClose !== null && closesAgree(stored.close, given.close);
}

/**
 * Whether the stored row stays as it is: a fallback never rewrites a final close of a provider before it, another provider
 * that agrees to 0.02% changes nothing, and noise in the last digits of an adjusted close is no revision.
 */
export function isNoRevision(stored: CloseRow | undefined, given: CloseRow): boolean {
  if (stored === undefined || stored.provisional) return false;
  if (ranksAfter(stored, given)) return true;
  if (!adjustedAgree(stored.adjClose, given.adjClose)) return false;
  if (stored.open === null && given.open !== null) return false;
  return stored.source === given.source
    ? stored.close === given.close && stored.open === given.open && stored.high === given.high && stored.low === given.low
    : closesAgree(stored.close, given.close);
}
