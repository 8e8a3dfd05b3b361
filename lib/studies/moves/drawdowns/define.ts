import type { Definition } from '../../kit/study';
import { defineUnit, nameClose } from '../../kit/unit-words';
import type { DrawdownParams } from './params';

export function defineDrawdowns(chosen: DrawdownParams): Definition {
  const { symbol, unit, minDepthPct, bearPct } = chosen;
  const close = nameClose(unit);
  return {
    text: `The curve is each ${close} against the highest ${close} up to it. Falls of ${symbol} of at least ${minDepthPct}% from a record ${close} to the lowest ${close} before that record is regained. Recovery is the first ${close} at or above the old peak; without one the drawdown is open. A bear market is confirmed on the first ${close} ${bearPct}% or more below the peak. Lengths are in ${unit}s.${defineUnit(chosen)}`,
    formula: String.raw`D_t = \frac{C_t}{\max_{s \le t} C_s} - 1`,
    sources: ['Closing prices as stored; definition: Broadtape, drawdowns'],
  };
}
