import { pluralise } from '@/lib/format/number-words';
import type { Definition } from '../../kit/study';
import { findFunds } from './funds';
import type { EqualWeightParams } from './params';

export function defineEqualWeight({ mode, universe, sessions, minCoveragePct }: EqualWeightParams): Definition {
  const span = `over ${sessions} ${pluralise(sessions, 'session')}`;
  const pair = findFunds(universe);
  if (mode === 'etf') {
    return {
      text:
        pair === null
          ? 'Needs a fund of equal weights; none is known for this universe.'
          : `Return of ${pair[0]} (equal weights) less that of ${pair[1]} (weights by capitalisation) ${span}, in percentage points. Both on one price basis.`,
      formula: String.raw`r_{\text{equal}}(N) - r_{\text{cap}}(N)`,
      sources: ['Closing prices as stored; definition: Broadtape, difference of returns'],
    };
  }
  return {
    text: `Each session the mean of the returns of all members, chained and so reset to equal weights at every close, less the return of the index ${span}, in percentage points. A window with a session of which fewer than ${minCoveragePct}% of the members have a close has no value.`,
    formula: String.raw`\prod_{s=t-N+1}^{t} \left(1 + \frac{1}{n_s} \sum_i r_{i,s}\right) - \frac{I_t}{I_{t-N}}`,
    sources: ['Closing prices and membership as stored; definition: Broadtape, equal weight reset daily'],
  };
}
