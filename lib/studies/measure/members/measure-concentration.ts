import { weightConcentration } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import { maskUncovered } from '../../kit/universe/read-universe';
import { sumMagnificentWeights } from './magnificent';
import { onMarket, type WeighedMembers } from './read-members';

/** Which share of an index, or how many members it is like. */
export interface ConcentrationChoice {
  readonly show: 'mag7' | 'top' | 'hhi' | 'effective';
  /** How many of the largest members are summed. */
  readonly top: number;
  /** Least share of the index whose weights are known; the Magnificent 7 need theirs alone. */
  readonly minCoveragePct: number;
}

/** Aligned with the market's sessions, as everything here. */
export interface MeasuredConcentration {
  readonly values: Float64Array;
  /** Share of the index whose weights are known. */
  readonly known: Float64Array;
  readonly ages: Float64Array;
  readonly eligible: Float64Array;
}

/** How much of an index lies in a few members; all NaN without members. **Units** fractions, the sum of their squares, or members. */
export function measureConcentration(
  { sessions: { length } }: Market,
  weighed: WeighedMembers | null,
  { show, top, minCoveragePct }: ConcentrationChoice,
): MeasuredConcentration {
  const none = new Float64Array(length).fill(NaN);
  if (weighed === null) return { values: none, known: none, ages: none, eligible: none };
  const { panel, weights, ages } = weighed;
  const { hhi, effective, top: largest, known, eligible } = weightConcentration({ sessionCount: panel.length, weights }, top);
  const align = (values: ArrayLike<number>): Float64Array => onMarket(panel, values, length);
  const coverage = align(known);
  const measured = { known: coverage, ages: align(ages), eligible: align(eligible) };
  if (show === 'mag7') return { ...measured, values: align(sumMagnificentWeights(weighed)) };
  return {
    ...measured,
    values: maskUncovered(align(show === 'top' ? largest : show === 'hhi' ? hhi : effective), coverage, minCoveragePct),
  };
}
