import type { Definition } from '../../kit/study';
import type { SectorBreadthParams } from './params';

const meanings = {
  above: (window: string) =>
    `Members whose close is above (strictly) the mean of their last ${window} closes, today’s included, in percent of those that have all ${window}.`,
  advancing: () => 'Members whose close is above that of the session before, in percent of those with both closes.',
  net: () => 'Members that rose less members that fell, in percent of those with both closes.',
  highs: () => 'Closes that are the largest of the last 252 less closes that are the smallest, in percent of the members with 252 closes.',
} as const;

export function defineSectorBreadth({ show, windowSessions, minCoveragePct }: SectorBreadthParams): Definition {
  return {
    text: `${meanings[show](windowSessions)} Each sector has the share of its own members. The universe’s figure is one vote per member; beside it stands the plain mean of the sectors that have a share, one vote per sector. The points of a sector are its members counted over the members judged in the whole universe: those of all sectors, and of the members without one, sum to the universe’s figure. Sectors are those that are stored, applied to every session. Counted over the members of the session itself; a session of which fewer than ${minCoveragePct}% of the members have a close, or the closes that a window needs, has no value. The same holds within each sector, whose members count in the whole all the same.`,
    formula: String.raw`\begin{aligned} b_{s,t} &= \frac{x_{s,t}}{n_{s,t}} \\ n_t &= \sum_s n_{s,t} \\ B_t &= \sum_s \frac{x_{s,t}}{n_t} \\ \overline{B}_t &= \frac{1}{S} \sum_s b_{s,t} \end{aligned}`,
    sources: ['Closing prices, membership and sectors as stored'],
  };
}
