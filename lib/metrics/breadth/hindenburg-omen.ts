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
  const series = (): Float64Array => new Float64Array(newHighs.length);
  const [highsShare, lowsShare, smallerShare, isRising, isNegative, isBalanced, omen] = [
    series(),
    series(),
    series(),
    series(),
    series(),
    series(),
    series(),
  ];
  const changes = sessionReturn(index, trendSessions);
  for (let t = 0; t < omen.length; t += 1) {
    const [highs, lows, of] = [newHighs[t] ?? NaN, newLows[t] ?? NaN, issues[t] ?? NaN];
    const [change, level] = [changes[t] ?? NaN, oscillator[t] ?? NaN];
    const smaller = Math.min(highs / of, lows / of);
    highsShare[t] = highs / of;
    lowsShare[t] = lows / of;
    smallerShare[t] = smaller;
    isRising[t] = Number.isNaN(change) ? NaN : Number(change > 0);
    isNegative[t] = Number.isNaN(level) ? NaN : Number(level < 0);
    isBalanced[t] = Number.isNaN(highs + lows) ? NaN : Number(highs <= 2 * lows);
    // One that cannot be said leaves the omen unsaid.
    omen[t] = Number.isNaN(smaller + change + level + highs + lows)
      ? NaN
      : Number(exceedsLevel(smaller, leastShare) && change > 0 && level < 0 && highs <= 2 * lows);
  }
  return { highsShare, lowsShare, smallerShare, isRising, isNegative, isBalanced, omen };
}
