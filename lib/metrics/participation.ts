import { isMember, type Panel } from './panel';
import { rollingMax } from './rolling-max';
import { rollingMean } from './rolling-mean';
import { sessionReturn } from './session-return';

/** Counts per session, each beside its own denominator; NaN where the denominator is empty. */
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

// Against a threshold a return is compared with this much room (G1).
const room = 1e-12;

function countHits(panel: Panel, hits: readonly Float64Array[]): { count: Float64Array; eligible: Float64Array } {
  const count = new Float64Array(panel.sessionCount);
  const eligible = new Float64Array(panel.sessionCount);
  hits.forEach((series, i) => {
    for (let t = 0; t < panel.sessionCount; t += 1) {
      const hit = series[t] ?? NaN;
      if (Number.isNaN(hit) || !isMember(panel, i, t)) continue;
      eligible[t] = (eligible[t] ?? 0) + 1;
      count[t] = (count[t] ?? 0) + hit;
    }
  });
  return { count: count.map((value, t) => (eligible[t] === 0 ? NaN : value)), eligible };
}

const truth = (value: number, hit: boolean): number => (Number.isNaN(value) ? NaN : Number(hit));

/**
 * How many members rose on the day, stand above their mean, and are within a distance of their high.
 *
 * **Shape** a panel in, series of its session count out. **Units** counts. **Window** mean and high trail and include today;
 * the high is the largest of the last `highSessions` closes.
 * **Missing** a member without the closes that a count needs is left out of count and denominator (G5, G6); an empty denominator gives NaN.
 * **Ties/edges** rising and above are strict; within is `close / high - 1 >= -withinFraction` with room for rounding.
 * **Source** definitions.md 5 and 6.
 *
 * @throws RangeError when a window is no whole number of at least 1.
 * @example participation({ sessionCount: 2, series: [Float64Array.of(1, 2)] }, { windowSessions: 2, withinFraction: 0, highSessions: 2 }) // advancers NaN, 1
 */
export function participation(panel: Panel, { windowSessions, withinFraction, highSessions }: ParticipationOptions): Participation {
  const rose = panel.series.map((closes) => sessionReturn(closes, 1).map((value) => truth(value, value > 0)));
  const over = panel.series.map((closes) =>
    rollingMean(closes, windowSessions).map((mean, t) => truth(mean, (closes[t] ?? NaN) > mean)),
  );
  const near = panel.series.map((closes) =>
    rollingMax(closes, highSessions).map((high, t) => truth(high, (closes[t] ?? NaN) / high - 1 >= -withinFraction - room)),
  );
  const advance = countHits(panel, rose);
  const above = countHits(panel, over);
  const within = countHits(panel, near);
  return {
    advancers: advance.count,
    above: above.count,
    withinHigh: within.count,
    eligible: advance.eligible,
    aboveEligible: above.eligible,
    withinHighEligible: within.eligible,
  };
}
