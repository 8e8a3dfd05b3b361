import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { rankAt } from '@/lib/metrics';
import { namedRanks, sayShare } from '../../kit/say-rank';
import type { Definition, Headline, StudyContext } from '../../kit/study';
import { sayNothingStored } from '../say-nothing';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import type { DispersionParams } from './study';

export function defineDispersion({ show, sessions, windowSessions, minCoveragePct }: Pick<DispersionParams, 'show' | 'sessions' | 'windowSessions' | 'minCoveragePct'>): Definition {
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

const words = {
  deviation: { high: ['wider', 'widest'], low: ['narrower', 'narrowest'] },
  correlation: { high: ['higher', 'highest'], low: ['lower', 'lowest'] },
} as const;

/** The place of a value in its history, from the end that it is nearer to. */
function sayPlace(values: Float64Array, t: number, show: DispersionParams['show'], first: string): string {
  const [high, low] = [rankAt(values, t, 'largest'), rankAt(values, t, 'smallest')];
  if (high === null || low === null || high.count < 2) return '';
  const isHigh = high.rank <= low.rank;
  const [standing, opposite] = isHigh ? [high, low] : [low, high];
  const [more, most] = words[show][isHigh ? 'high' : 'low'];
  const of = `${countWord(standing.count)} sessions since ${first}`;
  // The rank from the far end counts those beyond it, and one.
  return standing.rank <= namedRanks ? `the ${standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `}${most} of ${of}` : `${more} than on ${sayShare((opposite.rank - 1) / standing.count)} of ${of}`;
}

/** The value of the last session shown and its place in history. */
export function sayDispersion({ market, range }: StudyContext, universe: MarketUniverse, values: Float64Array, { show, sessions, windowSessions }: DispersionParams): Headline {
  const t = values.findLastIndex((value, at) => at <= range.last && !Number.isNaN(value));
  const value = values[t] ?? NaN;
  if (t < 0 || t < range.first) return sayNothingStored(universe);
  const date = formatLongDate(market.sessions[t] ?? '');
  const first = formatLongDate(market.sessions[values.findIndex((item) => !Number.isNaN(item))] ?? '');
  const text = show === 'correlation'
    ? `Members of the ${universe.definition.name} moved with a mean correlation of ${formatNumber(value)} over the ${windowSessions} sessions to ${date}.`
    : `Returns of the members of the ${universe.definition.name} over ${countWord(sessions)} ${pluralise(sessions, 'session')} to ${date} lay ${formatPercent(toPercent(value))} apart, as a standard deviation.`;
  return { text, detail: sayPlace(values, t, show, first).replace(/.$/, '$&.').replace(/^./, (letter) => letter.toUpperCase()), provisional: t === market.assumedIndex };
}
