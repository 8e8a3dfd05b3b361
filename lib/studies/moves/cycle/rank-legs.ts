import { comparable, quantile, rankDescending } from '@/lib/metrics';
import type { CycleParams } from './params';
import { ageOf, type MeasuredLeg } from './read-cycle';

/** Where one value stands among others, the largest first; equals share a rank. */
export interface Place {
  readonly rank: number;
  readonly count: number;
  /** How many have its rank, itself included. */
  readonly equal: number;
}

/** The place of a value among all of them, itself included. **Missing**: NaN is not counted; null for a value that is none. */
export function placeAmong(values: readonly number[], own: number): Place | null {
  const compared = values.filter((value) => !Number.isNaN(value)).map(comparable);
  const value = comparable(own);
  if (Number.isNaN(value)) return null;
  return {
    rank: compared.filter((other) => other > value).length + 1,
    count: compared.length,
    equal: compared.filter((other) => other === value).length,
  };
}

/** How large the move of a leg is in its own direction: of a bear market its fall. */
export function sizeOf({ kind, gain }: Pick<MeasuredLeg, 'kind' | 'gain'>): number {
  return kind === 'bull' ? gain : -gain;
}

/** Ranks of legs of one kind, by size and by length, the first of each 1. */
export interface LegRanks {
  readonly gain: number;
  readonly length: number;
}

/** The rank of each of some legs of one kind among all of them. */
export function rankLegs(legs: readonly MeasuredLeg[], unit: CycleParams['days']): ReadonlyMap<MeasuredLeg, LegRanks> {
  const gains = rankDescending(Float64Array.from(legs, sizeOf));
  const lengths = rankDescending(Float64Array.from(legs, (leg) => ageOf(leg, unit)));
  return new Map(legs.map((leg, at) => [leg, { gain: gains[at] ?? NaN, length: lengths[at] ?? NaN }]));
}

/** The gain of a leg on its n-th session, a fraction; NaN where it was over by then or the close is missing. */
export function gainAtAge(closes: Float64Array, { start, last }: MeasuredLeg, sessions: number): number {
  return start + sessions > last ? NaN : (closes[start + sessions] ?? NaN) / (closes[start] ?? NaN) - 1;
}

/** Mean of values, NaN of none. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Median of values, NaN of none. */
export function medianOf(values: readonly number[]): number {
  return quantile(Float64Array.from(values), 0.5);
}
