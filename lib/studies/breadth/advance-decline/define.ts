import type { Definition } from '../../kit/study';
import { divergenceText } from '../../kit/universe/index-context';
import { sayCoverageRule } from '../build-breadth';
import type { AdvanceDeclineParams } from './params';

export function defineAdvanceDecline({ show, sector, minCoveragePct }: AdvanceDeclineParams): Definition {
  return {
    text: `Advances and declines are members whose close is above or below the close of the session before. AD percent is their difference over all members with both closes; the A/D line adds the differences up from the first session that is counted, so its level is arbitrary, and what is shown never sets it back. ${sayCoverageRule(minCoveragePct, sector)}${show === 'line' ? ` ${divergenceText}` : ''}`,
    formula: String.raw`\begin{aligned} \text{AD\%}_t &= \frac{A_t - D_t}{A_t + D_t + U_t} \\ L_t &= \sum_{s \le t} (A_s - D_s) \end{aligned}`,
    sources: ['Closing prices and membership as stored; definition: StockCharts ChartSchool, AD percent and AD line'],
  };
}
