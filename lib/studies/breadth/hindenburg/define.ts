import type { Definition } from '../../kit/study';
import { sayCoverageRule } from '../build-breadth';
import type { HindenburgParams } from './params';

export function defineHindenburg({ variant, minCoveragePct }: HindenburgParams): Definition {
  return {
    text: `All of it on one session: new 52-week highs and new lows each above ${variant}% of issues; the index above its close 50 sessions ago; the McClellan oscillator of net advances below zero; new highs at most twice the new lows. What came next is told for the index of this universe alone. ${sayCoverageRule(minCoveragePct)}`,
    // In lines of two conditions: it stands beside a chart and on phones.
    formula: String.raw`\begin{gathered} \min\left(\frac{H}{N}, \frac{L}{N}\right) > ${variant}\% \\ {} \wedge P_t > P_{t-50} \wedge MO < 0 \\ {} \wedge H \le 2L \end{gathered}`,
    sources: [
      `Counts as stored; definition: the variant of ${variant}% with McClellan’s oscillator, as described by StockCharts ChartSchool`,
    ],
  };
}
