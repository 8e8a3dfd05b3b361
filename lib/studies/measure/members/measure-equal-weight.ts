import { equalWeightLevel, relativeSpread } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import { maskUncovered } from '../../kit/universe/read-universe';
import type { MemberPanel } from '@/lib/market/universe/universe';
import { onMarket, toMemberInput } from './read-members';

/** The level of an equal weight in every member, reset daily, and the members in it, at each session of the market; NaN below the coverage asked for. */
export function chainEqualWeight(
  { sessions }: Market,
  panel: MemberPanel,
  coverage: Float64Array,
  minCoveragePct: number,
): { readonly level: Float64Array; readonly eligible: Float64Array } {
  const { level, eligible } = equalWeightLevel(toMemberInput(panel));
  return {
    level: maskUncovered(onMarket(panel, level, sessions.length), coverage, minCoveragePct),
    eligible: onMarket(panel, eligible, sessions.length),
  };
}

/** What equal weights returned more than weights by capitalisation over `sessions` sessions. **Units** fractions. */
export function leadOver(equal: Float64Array, cap: Float64Array, sessions: number): Float64Array {
  return relativeSpread(equal, cap, { sessions, measure: 'pp', scale: 'none', hedge: 'none' });
}
