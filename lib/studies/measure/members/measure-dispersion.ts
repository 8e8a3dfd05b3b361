import { meanPairwiseCorrelation, returnDispersion } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import { maskUncovered } from '../../kit/universe/read-universe';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import { onMarket, readCoverage, toMemberInput } from './read-members';

/** How unlike the returns of members are: their spread on a session, or their mean correlation over many. */
export interface DispersionChoice {
  readonly show: 'deviation' | 'correlation';
  /** Sessions of each return whose spread is measured. */
  readonly sessions: number;
  /** Daily returns in each correlation, two or more. */
  readonly windowSessions: number;
  /** Least share of the members that are measured, in percent; below it the session is missing. */
  readonly minCoveragePct: number;
}

/** Aligned with the market's sessions, as everything here. */
export interface MeasuredDispersion {
  readonly values: Float64Array;
  readonly eligible: Float64Array;
  /** Mean return of the members; null beside correlations. */
  readonly mean: Float64Array | null;
}

function measureAll(
  { sessions: { length } }: Market,
  { panel }: MarketUniverse,
  { show, sessions, windowSessions }: DispersionChoice,
): MeasuredDispersion {
  const none = new Float64Array(length).fill(NaN);
  if (panel === null) return { values: none, eligible: none, mean: null };
  const input = toMemberInput(panel);
  if (show === 'correlation') {
    const { correlation, eligible } = meanPairwiseCorrelation(input, windowSessions);
    return { values: onMarket(panel, correlation, length), eligible: onMarket(panel, eligible, length), mean: null };
  }
  const { deviation, mean, eligible } = returnDispersion(input, sessions);
  return { values: onMarket(panel, deviation, length), eligible: onMarket(panel, eligible, length), mean: onMarket(panel, mean, length) };
}

/**
 * How far the members of a universe go their own ways. **Units** fractions, correlations from -1 to 1. **Missing** NaN where fewer members than
 * asked for have a close on the session, or the closes of the window. @throws RangeError on a correlation of fewer than two returns.
 */
export function measureDispersion(market: Market, universe: MarketUniverse, choice: DispersionChoice): MeasuredDispersion {
  const { values, eligible, mean } = measureAll(market, universe, choice);
  const measured = eligible.map((count, t) => count / (universe.counts?.members[t] ?? NaN));
  return {
    values: maskUncovered(maskUncovered(values, readCoverage(market, universe), choice.minCoveragePct), measured, choice.minCoveragePct),
    eligible,
    mean,
  };
}
