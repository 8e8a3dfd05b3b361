import { hindenburgOmen, mcclellan, netAdvances, type HindenburgOmen } from '@/lib/metrics';
import type { StudyContext } from '../../kit/study';
import { readIndex, type IndexCloses } from '../../kit/universe/index-context';
import type { CoveredCounts } from './read-counts';

/** The omen and its conditions, arrays aligned with `Market.sessions`, and what they were judged on. */
export interface FoundOmens extends HindenburgOmen {
  /** Issues that highs and lows are shares of. */
  readonly issues: Float64Array;
  /** Null where the index is not stored: no omen can be judged then. */
  readonly index: IndexCloses | null;
  /** 1 where the oscillator still shows its seed. */
  readonly isWarming: Uint8Array;
}

/** The Hindenburg omen of a universe with every condition at each session. **Units** `variant` in percent. */
export function findOmens(context: StudyContext, { universe, counts, eligible }: CoveredCounts, variant: '2.2' | '2.8'): FoundOmens {
  const { advances, declines, newHighs, newLows, eligibleHigh } = counts;
  const index = readIndex(context, universe);
  // Ready-made counts do not say how many issues had a year of closes: all that traded are the issues then.
  const issues = universe.definition.kind === 'counts' ? eligible : eligibleHigh;
  const { oscillator, isWarming } = mcclellan(netAdvances(advances, declines));
  const closes = index?.closes ?? new Float64Array(advances.length).fill(NaN);
  return { ...hindenburgOmen({ newHighs, newLows, issues, index: closes, oscillator }, Number(variant) / 100), issues, index, isWarming };
}
