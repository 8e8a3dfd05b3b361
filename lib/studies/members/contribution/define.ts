import type { Definition } from '../../kit/study';

export function defineContribution(): Definition {
  return {
    text: 'Weight at the close before times the return of the session, summed over the sessions of the range, each scaled by what the index had grown to: so linked, contributions of all members sum to the index return. The range is measured from the close before its first session. A share of the index return is told only where the index moved at least 0.25%. Between stored weights the last one drifts with price. The return without the Magnificent 7 is (R - sum of w r) / (1 - sum of w) each session, chained; GOOG and GOOGL are two lines.',
    formula: String.raw`\begin{aligned} c_i &= \sum_t \frac{I_{t-1}}{I_0} \, w_{i,t-1} \, r_{i,t} \\ r^{\text{ex}} &= \frac{R - \sum_{M7} w_i r_i}{1 - \sum_{M7} w_i} \end{aligned}`,
    sources: ['Weights, membership and closing prices as stored'],
  };
}
