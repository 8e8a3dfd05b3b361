import type { Occurrences } from '@/lib/metrics';
import type { Comparison } from '../../measure/comparisons';
import { lastTellingRank, yearOf } from './build-candidate';

/** What is said of runs and signals, which are counted one by one: the longest, the n-th of its kind while there are few, else the first since the last; null where neither tells much. */
export function chooseRunComparison(
  { count, last }: Pick<Occurrences, 'count' | 'last'>,
  index: number,
  year = yearOf.session,
): Comparison | null {
  if (count === 1) return { name: 'largest', count: null, since: null };
  if (count > lastTellingRank && index - last >= year) return { name: 'first-since', count: null, since: last };
  return count > lastTellingRank ? null : { name: 'only-k-since', count, since: null };
}
