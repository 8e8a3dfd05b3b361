import { pluralise } from '@/lib/format/number-words';
import type { Definition } from '../../kit/study';
import type { DispersionParams } from './params';

export function defineDispersion({
  show,
  sessions,
  windowSessions,
  minCoveragePct,
}: Pick<DispersionParams, 'show' | 'sessions' | 'windowSessions' | 'minCoveragePct'>): Definition {
  const common = `A session of which fewer than ${minCoveragePct}% of the members have a close, or the closes that the window needs, has no value. Membership is that of the session itself.`;
  if (show === 'correlation') {
    return {
      text: `Mean of the correlations of daily returns over ${windowSessions} sessions, over all pairs of members with every return of the window and some movement. ${common}`,
      formula: String.raw`\bar\rho = \frac{2}{n(n-1)} \sum_{i<j} \rho_{ij} = \frac{\operatorname{Var}\left(\sum_i z_i\right) - n}{n(n-1)}`,
      sources: ['Closing prices and membership as stored; definition: Broadtape, mean of pairwise correlations'],
    };
  }
  return {
    text: `Sample deviation (n-1) of the returns of all members over ${sessions} ${pluralise(sessions, 'session')}, each session for itself. ${common}`,
    formula: String.raw`s_t = \sqrt{\frac{1}{n-1} \sum_i (r_{i,t} - \bar r_t)^2}`,
    sources: ['Closing prices and membership as stored; definition: Broadtape, cross-sectional dispersion'],
  };
}
