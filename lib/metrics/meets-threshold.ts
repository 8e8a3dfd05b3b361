/** Slack of every comparison of a return with a threshold, so that 100 -> 101.5 meets 1.5% (G1). */
export const thresholdSlack = 1e-12;

/**
 * Whether one return continues a streak (G1).
 * **Units** fractions; `theta` at least 0. **Missing** NaN never does.
 * **Ties/edges** theta 0 means strictly up (down); with `includeTies` an unchanged close counts. Above 0 reaching theta is enough.
 * @example meetsThreshold(101.5 / 100 - 1, 'up', 0.015, false) // true
 */
export function meetsThreshold(change: number, direction: 'up' | 'down', theta: number, includeTies: boolean): boolean {
  const signed = direction === 'up' ? change : -change;
  if (theta > 0) return signed >= theta - thresholdSlack;
  return includeTies ? signed >= 0 : signed > 0;
}
