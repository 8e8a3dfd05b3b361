import { pluralise } from '@/lib/format/number-words';
import type { Definition } from '../../kit/study';
import type { StreakParams } from './params';

export function defineStreaks({ symbol, versus, direction, thresholdPct, length, ties, mode }: StreakParams): Definition {
  const better = direction === 'up' ? 'above' : 'below';
  const subject = versus === '' ? `return of ${symbol}` : `return of ${symbol} less that of ${versus}`;
  const unitOf = versus === '' ? '%' : ` ${pluralise(thresholdPct, 'point')}`;
  const atLeast = direction === 'up' ? `+${thresholdPct}${unitOf} or more` : `−${thresholdPct}${unitOf} or less`;
  const rule = thresholdPct > 0 ? `is ${atLeast}` : `is ${ties === 'include' ? 'not ' : ''}${ties === 'include' ? (direction === 'up' ? 'below' : 'above') : better} zero`;
  const unit = mode === 'maximal' ? 'Each run is listed once, whole' : length === 1 ? 'One event per session that qualifies' : `One event per session whose last ${length} sessions all qualify`;
  return {
    text: `Runs of at least ${length} consecutive ${pluralise(length, 'session')} on which the one-session ${subject} ${rule}. Returns are not rounded before they are compared. ${unit}; "reached" is the session on which the run became ${length} long. A session without a close interrupts a run.`,
    formula: String.raw`\begin{gathered} r_t = \frac{C_t}{C_{t-1}} - 1 \\ n_t = \begin{cases} n_{t-1} + 1 & \text{if } ${versus === '' ? 'r_t' : 'r^A_t - r^B_t'} \text{ qualifies} \\ 0 & \text{else} \end{cases} \end{gathered}`,
    sources: ['Closing prices as stored; definition: Broadtape, streaks'],
  };
}
