import { firstSessionFrom } from '@/lib/calendar/first-session-from';
import type { ComparisonName } from '../../measure/comparisons';
import { countUnjudged, type Unjudged } from '../../measure/count-unjudged';
import { isOftenUnknown, isOfUniverse } from '../../measure/measures';
import type { ClaimContext } from './evaluation';

// These say that nothing as extreme happened in a stretch: of sessions that cannot be judged nobody knows.
const lookBack: ReadonlySet<ComparisonName> = new Set(['largest', 'nth', 'highest-since', 'first-since', 'only-k-since', 'ever']);
// These count what happened, or how long it was waited for: where much is hidden too.
const counted: ReadonlySet<ComparisonName> = new Set(['count-this-year', 'gap']);

/** Whether sessions that cannot be judged may make the claim false. */
export function needsAll({ params: { comparison, within }, reading: { choice }, joined }: ClaimContext): boolean {
  // A year is short: one week that is missing may have been the best of it.
  if (within === 'year') return true;
  if (joined.length > 0) return lookBack.has(comparison);
  return isOftenUnknown(choice) && (lookBack.has(comparison) || (counted.has(comparison) && !isOfUniverse(choice)));
}

/** Of a breadth or what else is often unknown, how many of the sessions that the claim looks back on cannot be judged. */
export function countHoles({ params, series, period, first, at, context: { market } }: ClaimContext): Unjudged {
  const isOfPeriod = period !== null && params.within === 'all';
  return countUnjudged(series, Math.max(first, isOfPeriod ? firstSessionFrom(market.sessions, period.from) : 0), at);
}
