import type { Definition } from '../../kit/study';
import type { ParticipationParams } from './params';
import { nameUniverse } from './say';

export function defineParticipation(chosen: ParticipationParams): Definition {
  const who = chosen.universe === 'mag7' ? 'AAPL, AMZN, GOOGL, META, MSFT, NVDA and TSLA' : 'SPX, RUT, NDX and M7';
  const votes =
    chosen.universe === 'mag7'
      ? ''
      : ' The S&P 500, the Nasdaq-100 and the Magnificent 7 share members, so they are not independent votes.';
  return {
    text: `${nameUniverse(chosen)}: of ${who}, how many closed above the close before (strictly), above the mean of their last ${chosen.windowSessions} closes (strictly), and within ${chosen.withinPct}% of the largest of their last ${chosen.highSessions} closes. They count from the session on which the last of them began. A member without the closes that a count needs is left out of that count and of its denominator.${votes}`,
    formula: `\\begin{gathered} \\sum_i [C_{i,t} > C_{i,t-1}] \\\\ \\sum_i [C_{i,t} > \\overline{C}_{i,${chosen.windowSessions}}] \\\\ \\sum_i \\left[\\frac{C_{i,t}}{\\max C_{i,${chosen.highSessions}}} - 1 \\ge -${chosen.withinPct}\\%\\right] \\end{gathered}`,
    sources: ['Closing prices as stored; definition: Broadtape, participation'],
  };
}
