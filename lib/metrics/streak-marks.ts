import { meetsThreshold, type MoveDirection } from './meets-threshold';
import type { SessionMarks } from './runs';
import { sessionReturn } from './session-return';

/**
 * Which sessions continue a streak of moves of at least `theta` in one direction, or in either.
 * **Shape** one series; one mark per session (1 yes, 0 no, -1 no return). **Units** `theta` a fraction, at least 0.
 * **Window** today's and the previous close. **Missing** -1 where either close is missing (G8).
 * **Ties/edges** as `meetsThreshold`. **Source** DEFINITIONS, `streaks`.
 * @example markMoves(Float64Array.of(100, 101, 101), 'up', 0, false) // -1, 1, 0
 */
export function markMoves(closes: Float64Array, direction: MoveDirection, theta: number, includeTies: boolean): SessionMarks {
  const marks = new Int8Array(closes.length).fill(-1);
  const changes = sessionReturn(closes, 1);
  for (let t = 0; t < marks.length; t += 1) {
    const change = changes[t] ?? NaN;
    if (!Number.isNaN(change)) marks[t] = meetsThreshold(change, direction, theta, includeTies) ? 1 : 0;
  }
  return marks;
}

/**
 * Which sessions continue a relative streak: `r_A - r_B` of at least `theta` in one direction (0: strictly above, or below).
 * **Shape** two series of one length. **Missing** -1 where a close of either is missing, today or the session before (G7, G8).
 * **Ties/edges** as `meetsThreshold`. **Source** DEFINITIONS, `streaks`.
 * @throws RangeError when the lengths differ.
 * @example markRelativeMoves(Float64Array.of(1, 2), Float64Array.of(1, 1), 'up', 0, false) // -1, 1
 */
export function markRelativeMoves(
  a: Float64Array,
  b: Float64Array,
  direction: MoveDirection,
  theta: number,
  includeTies: boolean,
): SessionMarks {
  if (a.length !== b.length) throw new RangeError(`both series must have one length, not ${a.length} and ${b.length}`);
  const marks = new Int8Array(a.length).fill(-1);
  const returnsB = sessionReturn(b, 1);
  sessionReturn(a, 1).forEach((change, t) => {
    const spread = change - (returnsB[t] ?? NaN);
    if (!Number.isNaN(spread)) marks[t] = meetsThreshold(spread, direction, theta, includeTies) ? 1 : 0;
  });
  return marks;
}
