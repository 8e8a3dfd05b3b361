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
  return markSide(closes, rollingMean(closes, window), side);
}

function markSide(line: Float64Array, mean: Float64Array, side: 'up' | 'down'): SessionMarks {
  return Int8Array.from(line, (value, t) => {
    const level = mean[t] ?? NaN;
    if (Number.isNaN(value) || Number.isNaN(level)) return -1;
    return Number(side === 'up' ? value > level * (1 + meanTie) : value < level * (1 - meanTie));
  });
}

/**
 * Which sessions bring a line to one side of a mean, where it was not on the session before.
 * **Shape** the line and the mean, of one length; one mark per session (1 yes, 0 no, -1 not known). **Window** the session and the one before.
 * **Missing** -1 where either has no value on either session. **Ties/edges** as `markMeanSide`: from the mean itself to a side is a crossing. **Source** DEFINITIONS, `claim`.
 * @example markCrossings(Float64Array.of(1, 3, 3), Float64Array.of(2, 2, 2), 'up') // -1, 1, 0
 */
export function markCrossings(line: Float64Array, mean: Float64Array, side: 'up' | 'down'): SessionMarks {
  const marks = markSide(line, mean, side);
  return marks.map((mark, t) => {
    const before = t === 0 ? -1 : (marks[t - 1] ?? -1);
    return mark === -1 || before === -1 ? -1 : Number(mark === 1 && before === 0);
  });
}
