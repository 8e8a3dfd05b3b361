import { exceedsLevel } from '../meets-threshold';
import { sessionReturn } from '../session-return';

export interface HindenburgInput {
  readonly newHighs: Float64Array;
  readonly newLows: Float64Array;
  /** Issues that highs and lows are shares of. */
  readonly issues: Float64Array;
  /** Closes of the index. */
  readonly index: Float64Array;
  readonly oscillator: Float64Array;
}

/** What is asked for at a session; 1 where it is so, 0 where not, NaN where it cannot be said. */
export interface HindenburgOmen {
  readonly highsShare: Float64Array;
  readonly lowsShare: Float64Array;
  /** The smaller of the two: what must exceed the share. */
  readonly smallerShare: Float64Array;
  readonly isRising: Float64Array;
  readonly isNegative: Float64Array;
  readonly isBalanced: Float64Array;
  readonly omen: Float64Array;
}

const trendSessions = 50;

function mark(isTrue: boolean, ...needed: readonly (number | undefined)[]): number {
  return needed.some((value) => value === undefined || Number.isNaN(value)) ? NaN : Number(isTrue);
}

/**
 * The Hindenburg omen: many new highs and many new lows on one session of a rising market whose breadth has turned down.
 *
 * **Shape** five series in, seven of the same length out. **Units** fractions, and marks. **Window** the index is compared with its close
 * 50 sessions ago. **Missing** a condition that lacks what it needs is missing, and so is the omen.
 * **Ties/edges** both shares must exceed `leastShare` by more than rounding (G1), the index must be above its old close, the oscillator below zero (all strict);
 * highs at most twice the lows. **Source** DEFINITIONS, `hindenburg`; the variant of 2.2% with McClellan's oscillator.
 *
 * @example hindenburgOmen({ newHighs: Float64Array.of(5), newLows: Float64Array.of(5), issues: Float64Array.of(100), index: Float64Array.of(1), oscillator: Float64Array.of(-1) }, 0.022).omen // NaN: no close 50 sessions ago
 */
export function hindenburgOmen({ newHighs, newLows, issues, index, oscillator }: HindenburgInput, leastShare: number): HindenburgOmen {
  const highsShare = newHighs.map((highs, t) => highs / (issues[t] ?? NaN));
  const lowsShare = newLows.map((lows, t) => lows / (issues[t] ?? NaN));
  const smallerShare = highsShare.map((share, t) => Math.min(share, lowsShare[t] ?? NaN));
  const isRising = sessionReturn(index, trendSessions).map((change) => mark(change > 0, change));
  const isNegative = oscillator.map((value) => mark(value < 0, value));
  const isBalanced = newHighs.map((highs, t) => mark(highs <= 2 * (newLows[t] ?? NaN), highs, newLows[t]));
  const omen = smallerShare.map((share, t) => {
    const conditions = [mark(exceedsLevel(share, leastShare), share), isRising[t] ?? NaN, isNegative[t] ?? NaN, isBalanced[t] ?? NaN];
    return conditions.some((value) => Number.isNaN(value)) ? NaN : Number(conditions.every((value) => value === 1));
  });
  return { highsShare, lowsShare, smallerShare, isRising, isNegative, isBalanced, omen };
}
