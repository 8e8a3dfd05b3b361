import type { UniverseNeed } from '@/lib/market/universe/universe';
import type { LayerSubject } from './layer';

/** As the studies of counts have it where a link says nothing. */
export const leastCoveragePct = 90;

/** The counts of the universe that an answer is about; the answer itself does not end with them. */
export function needCounts({ universe }: LayerSubject): readonly UniverseNeed[] {
  return [{ id: universe, level: 'counts', ends: 'nothing' }];
}
