import { meanTie } from './is-above-mean';
import { rollingMean } from './rolling-mean';
import type { SessionMarks } from './runs';

/**
 * Which sessions close on one side of the mean of the last `window` closes, their own included.
 * **Shape** one series; one mark per session (1 yes, 0 no, -1 no mean). **Window** trailing, strict. **Missing** -1 where a close of the window is missing (G5).
 * **Ties/edges** strict beyond 1e-12 of the mean on either side: a mean that is hit is on none. **Source** DEFINITIONS, `distance`.
 * @example markMeanSide(Float64Array.of(1, 2, 1), 2, 'up') // -1, 1, 0
 */
export function markMeanSide(closes: Float64Array, window: number, side: 'up' | 'down'): SessionMarks {
  const marks = new Int8Array(closes.length).fill(-1);
  rollingMean(closes, window).forEach((mean, t) => {
    if (Number.isNaN(mean)) return;
    const close = closes[t] ?? NaN;
    marks[t] = Number(side === 'up' ? close > mean * (1 + meanTie) : close < mean * (1 - meanTie));
  });
  return marks;
}
