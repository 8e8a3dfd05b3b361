import type { Definition } from '../../kit/study';
import { divergenceText } from '../../kit/universe/index-context';
import { sayCoverageRule } from '../build-breadth';
import type { HighsLowsParams } from './params';

export function defineHighsLows({ show, sector, minCoveragePct }: HighsLowsParams): Definition {
  return {
    text: `A new high is a close that is the largest of the last 252 closes, a new low the smallest; members with fewer closes are not eligible. The Record High percentage is new highs among both, the High-Low Index its mean over the last ten sessions that have one. ${sayCoverageRule(minCoveragePct, sector)}${show !== 'share' ? ` ${divergenceText}` : ''}`,
    formula: String.raw`\begin{aligned} \text{RH\%}_t &= \frac{H_t}{H_t + L_t} \\ \text{HLI}_t &= \frac{1}{10} \sum_{k=0}^{9} \text{RH\%}_{t-k} \end{aligned}`,
    sources: ['Closing prices and membership as stored; definition: StockCharts ChartSchool, record high percent and high-low index'],
  };
}
