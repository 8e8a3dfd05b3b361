import { isAboveMean } from './is-above-mean';
import { reachesThreshold } from './meets-threshold';
import { rollingMax } from './rolling-max';
import { rollingMean } from './rolling-mean';
import { findFirstClose } from './series-bounds';

/**
 * Instruments by sessions. Every series has `sessionCount` values, NaN where there is no close. `member`, where given, tells
 * for each series and session whether it belongs (1) or not (0).
 */
export interface Panel {
  readonly sessionCount: number;
  readonly series: readonly Float64Array[];
  readonly member?: readonly Uint8Array[];
}

/** Counts per session, each beside its own denominator; NaN where the denominator is empty, both before the universe speaks. */
export interface Participation {
  readonly advancers: Float64Array;
  readonly above: Float64Array;
  readonly withinHigh: Float64Array;
  /** Members with this close and the one before. */
  readonly eligible: Float64Array;
  /** Members with `windowSessions` closes. */
  readonly aboveEligible: Float64Array;
  /** Members with `highSessions` closes. */
  readonly withinHighEligible: Float64Array;
}

export interface ParticipationOptions {
  readonly windowSessions: number;
  readonly withinFraction: number;
  readonly highSessions: number;
}

interface Tally {
  readonly count: Float64Array;
  readonly eligible: Float64Array;
}

/** Adds one member on one session; where its measure is missing it does not count. */
function addMember({ count, eligible }: Tally, t: number, measure: number, isHit: boolean): void {
  if (Number.isNaN(measure)) return;
  eligible[t] = (eligible[t] ?? 0) + 1;
  if (isHit) count[t] = (count[t] ?? 0) + 1;
}

/** A count out of nobody is missing, not 0 (G6), and so is everything before the universe speaks. */
function clearEmpty({ count, eligible }: Tally, start: number): Float64Array {
  eligible.fill(NaN, 0, start);
  for (let t = 0; t < count.length; t += 1) if (t < start || eligible[t] === 0) count[t] = NaN;
  return count;
}

/** Where a universe without a list of members begins to speak: at the latest of the first closes; the session count while one has none yet. */
function findStart({ sessionCount, series, member }: Panel): number {
  if (member !== undefined) return 0;
  const firsts = series.map(findFirstClose);
  return firsts.includes(-1) ? sessionCount : Math.max(0, ...firsts);
}

/**
 * How many members rose on the day, stand above their mean, and are within a distance of their high.
 *
 * **Shape** a panel in, series of its session count out. **Units** counts. **Window** mean and high trail and include today;
 * the high is the largest of the last `highSessions` closes.
 * **Missing** a member without the closes that a count needs is left out of count and denominator (G5, G6); an empty denominator gives NaN.
 * Where no membership is given the universe speaks from the latest of the first closes on, never while it was a part of itself (G7).
 * **Ties/edges** rising is strict, above as `isAboveMean`; within is `close / high - 1 >= -withinFraction` with room for rounding.
 * **Source** DEFINITIONS, `participation`.
 *
 * @throws RangeError when a window is no whole number of at least 1.
 * @example participation({ sessionCount: 2, series: [Float64Array.of(1, 2)] }, { windowSessions: 2, withinFraction: 0, highSessions: 2 }) // advancers NaN, 1
 */
export function participation(panel: Panel, { windowSessions, withinFraction, highSessions }: ParticipationOptions): Participation {
  const startTally = (): Tally => ({ count: new Float64Array(panel.sessionCount), eligible: new Float64Array(panel.sessionCount) });
  const advance = startTally();
  const above = startTally();
  const within = startTally();
  const empty = new Uint8Array(panel.sessionCount);
  const start = findStart(panel);
  panel.series.forEach((closes, i) => {
    const member = panel.member === undefined ? null : (panel.member[i] ?? empty);
    const means = rollingMean(closes, windowSessions);
    const highs = rollingMax(closes, highSessions);
    let before = NaN;
    for (let t = 0; t < panel.sessionCount; t += 1) {
      const close = closes[t] ?? NaN;
      const change = close / before - 1;
      before = close;
      if (member !== null && member[t] !== 1) continue;
      const mean = means[t] ?? NaN;
      const high = highs[t] ?? NaN;
      addMember(advance, t, change, change > 0);
      addMember(above, t, mean, isAboveMean(close, mean));
      addMember(within, t, high, reachesThreshold(close / high - 1, -withinFraction));
    }
  });
  return {
    advancers: clearEmpty(advance, start),
    above: clearEmpty(above, start),
    withinHigh: clearEmpty(within, start),
    eligible: advance.eligible,
    aboveEligible: above.eligible,
    withinHighEligible: within.eligible,
  };
}
