import { pluralise } from '@/lib/format/number-words';
import type { Definition } from '../../kit/study';
import { defineUnit } from '../../kit/unit-words';
import type { StreakParams } from './params';

export function defineStreaks(chosen: StreakParams): Definition {
  const { symbol, versus, unit, direction, thresholdPct, length, ties, mode } = chosen;
  const better = direction === 'up' ? 'above' : 'below';
  const subject = versus === '' ? `return of ${symbol}` : `return of ${symbol} less that of ${versus}`;
  const unitOf = versus === '' ? '%' : ` ${pluralise(thresholdPct, 'point')}`;
  const atLeast = direction === 'up' ? `+${thresholdPct}${unitOf} or more` : `−${thresholdPct}${unitOf} or less`;
  const rule =
    thresholdPct > 0
      ? `is ${atLeast}`
      : `is ${ties === 'include' ? 'not ' : ''}${ties === 'include' ? (direction === 'up' ? 'below' : 'above') : better} zero`;
  const listed =
    mode === 'maximal'
      ? 'Each run is listed once, whole'
      : length === 1
        ? `One event per ${unit} that qualifies`
        : `One event per ${unit} whose last ${length} ${unit}s all qualify`;
  return {
    text: `Runs of at least ${length} consecutive ${pluralise(length, unit)} ${unit === 'session' ? 'on' : 'in'} which the one-${unit} ${subject} ${rule}. Returns are not rounded before they are compared. ${listed}; "reached" is the ${unit} ${unit === 'session' ? 'on' : 'with'} which the run became ${length} long. A ${unit} without a close interrupts a run.${defineUnit(chosen)}`,
    formula: String.raw`\begin{gathered} r_t = \frac{C_t}{C_{t-1}} - 1 \\ n_t = \begin{cases} n_{t-1} + 1 & \text{if } ${versus === '' ? 'r_t' : 'r^A_t - r^B_t'} \text{ qualifies} \\ 0 & \text{else} \end{cases} \end{gathered}`,
    sources: ['Closing prices as stored; definition: Broadtape, streaks'],
  };
}
