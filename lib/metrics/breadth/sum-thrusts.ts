import { rollingSum } from './rolling-sum';
import { crossingsAbove, type Thrusts } from './thrust-events';

export const deemerLevel = 1.97;
export const whaleyLevel = 0.7366;
/** Sessions from one trigger to the next at least: published lists count January 2023 once. */
export const deemerSpacing = 20;
// A repeat within ten sessions is dropped.
const whaleySpacing = 11;

/**
 * Deemer's breakaway momentum: ten sessions' advances exceed 1.97 times their declines.
 *
 * **Shape** two series of counts in, the quotient of the sums and the triggers out. **Units** a quotient. **Window** ten sessions, strict (G5).
 * **Missing** a missing count makes the windows that span it missing. **Ties/edges** re-arms at or below 1.97,
 * `spacingSessions` after the last trigger at the earliest. **Source** DEFINITIONS, `thrusts`; walterdeemer.com.
 *
 * @example deemerThrust(Float64Array.of(2), Float64Array.of(1)).triggers // none: ten sessions are needed
 */
export function deemerThrust(advances: Float64Array, declines: Float64Array, spacingSessions = deemerSpacing): Thrusts {
  const down = rollingSum(declines, 10);
  const quotients = rollingSum(advances, 10);
  for (let t = 0; t < quotients.length; t += 1) quotients[t] = (quotients[t] ?? NaN) / (down[t] ?? NaN);
  return crossingsAbove(quotients, deemerLevel, spacingSessions);
}

/**
 * Whaley's breadth thrust: over five sessions more than 73.66% of advances and declines are advances.
 *
 * **Shape** two series of counts in, the share and the triggers out. **Units** a fraction. **Window** five sessions, strict (G5).
 * **Missing** as for Deemer's. **Ties/edges** re-arms at or below the level; a repeat
 * within ten sessions is dropped. **Source** DEFINITIONS, `thrusts`; Whaley.
 *
 * @example whaleyThrust(Float64Array.of(3), Float64Array.of(1)).triggers // none: five sessions are needed
 */
export function whaleyThrust(advances: Float64Array, declines: Float64Array): Thrusts {
  const down = rollingSum(declines, 5);
  const shares = rollingSum(advances, 5);
  for (let t = 0; t < shares.length; t += 1) shares[t] = (shares[t] ?? NaN) / ((shares[t] ?? NaN) + (down[t] ?? NaN));
  return crossingsAbove(shares, whaleyLevel, whaleySpacing);
}
