import { firstTick } from './first-tick';
import { meetsThreshold } from './meets-threshold';

/**
 * The close at or beyond which the next session continues a streak: the tick (0.01) nearest to `close` that passes the
 * same comparison as the streak itself.
 *
 * **Shape** one close. **Units** level in, level out on a tick of 0.01; `theta` a fraction. **Missing** NaN gives NaN, and so does
 * a fall of 100% or more, which no close above 0 can make. **Ties/edges** theta 0 asks for one tick beyond, with ties for the
 * close itself where it is on a tick. **Source** DEFINITIONS, `needs`.
 * @example neededClose(2187.02, 'up', 0.01, false) // 2208.9
 */
export function neededClose(close: number, direction: 'up' | 'down', theta: number, includeTies: boolean): number {
  if (!(close > 0)) return NaN;
  const step = direction === 'up' ? 1 : -1;
  return firstTick(close * (1 + step * theta), direction, (level) => meetsThreshold(level / close - 1, direction, theta, includeTies));
}
