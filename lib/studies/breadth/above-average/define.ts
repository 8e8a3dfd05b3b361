import type { Definition } from '../../kit/study';
import { divergenceText } from '../../kit/universe/index-context';
import { sayCoverageRule } from '../build-breadth';
import type { AboveAverageParams } from './params';

export function defineAboveAverage({ windowSessions, sector, minCoveragePct }: AboveAverageParams): Definition {
  return {
    text: `Members whose close is above (strictly) the mean of their last ${windowSessions} closes, today’s included, among the members that have all ${windowSessions}. ${sayCoverageRule(minCoveragePct, sector)} ${divergenceText}`,
    formula: String.raw`\frac{\sum_i [C_{i,t} > \overline{C}_{i,${windowSessions}}]}{\#\{i : ${windowSessions} \text{ closes}\}}`,
    sources: ['Closing prices and membership as stored; definition: StockCharts ChartSchool, percent above moving average'],
  };
}
