/** The side to which a move counts. */
export type MoveDirection = 'up' | 'down' | 'either';

/** Slack of every comparison of a return with a threshold, so that 100 -> 101.5 meets 1.5% (G1). */
export const thresholdSlack = 1e-12;

/**
 * Whether a return, a lead or a depth is at least a threshold (G1); for "at most" pass both with the other sign.
 * **Units** fractions. **Missing** NaN never does. **Ties/edges** reaching it is enough, with the slack of rounding.
 * @example reachesThreshold(101.5 / 100 - 1, 0.015) // true
 */
export function reachesThreshold(value: number, threshold: number): boolean {
  return value >= threshold - thresholdSlack;
}

/**
 * Whether a share or quotient is above a level by more than rounding.
 * **Missing** NaN never is. **Ties/edges** strict: what only rounding lifts above the level is not.
 * @example exceedsLevel(0.1 + 0.2, 0.3) // false
 */
export function exceedsLevel(value: number, level: number): boolean {
  return value > level + thresholdSlack;
}

/**
 * Whether one return continues a streak (G1).
 * **Units** fractions; `theta` at least 0. **Missing** NaN never does.
 * **Ties/edges** theta 0 means strictly up (down, to either side); with `includeTies` an unchanged close counts, which is a move to neither. Above 0 reaching theta is enough.
 * @example meetsThreshold(101.5 / 100 - 1, 'up', 0.015, false) // true
 */
export function meetsThreshold(change: number, direction: MoveDirection, theta: number, includeTies: boolean): boolean {
  const signed = direction === 'either' ? Math.abs(change) : direction === 'up' ? change : -change;
  if (theta > 0) return reachesThreshold(signed, theta);
  return includeTies && direction !== 'either' ? signed >= 0 : signed > 0;
}
