import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { sayPoints } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { rankAt } from '@/lib/metrics';
import { namedRanks, sayShare } from '../../kit/say-rank';
import type { Definition, Flag, Headline, StudyContext } from '../../kit/study';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import type { EqualWeightParams, PairNames } from './study';
import { sayNothingStored } from '../say-nothing';

// A fund of equal weights, and one of the same members by capitalisation.
const funds: Readonly<Record<string, readonly [equal: string, cap: string]>> = { sp500: ['RSP', 'SPY'], nasdaq100: ['QQQE', 'QQQ'] };

/** The pair of funds of a universe, equal weights first; null where there is none. */
export function findFunds(id: string): readonly [equal: string, cap: string] | null {
  return funds[id] ?? null;
}

export function flagNoFunds({ definition: { id, name } }: MarketUniverse): Flag {
  const pair = findFunds(id);
  const what = pair === null ? `no pair of funds is known for the ${name}` : `needs closes of ${pair.join(' and ')}, and none are stored`;
  return { code: 'unavailable', message: `Unavailable: ${what}; “Computed” measures the members themselves.`, symbols: pair ?? [id] };
}

export function defineEqualWeight({ mode, universe, sessions, minCoveragePct }: EqualWeightParams): Definition {
  const span = `over ${sessions} ${pluralise(sessions, 'session')}`;
  const pair = findFunds(universe);
  if (mode === 'etf') {
    return {
      text: pair === null ? 'Needs a fund of equal weights; none is known for this universe.' : `Return of ${pair[0]} (equal weights) less that of ${pair[1]} (weights by capitalisation) ${span}, in percentage points. Both on one price basis.`,
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

/** The lead of equal weights at the last session shown, and its place among leads or lags. */
export function sayEqualWeight({ market, range }: StudyContext, universe: MarketUniverse, values: Float64Array, names: PairNames, { sessions }: EqualWeightParams): Headline {
  const t = values.findLastIndex((value, at) => at <= range.last && !Number.isNaN(value));
  const value = values[t] ?? NaN;
  const standing = t < range.first ? null : rankAt(values, t, value < 0 ? 'smallest' : 'largest');
  if (standing === null) return sayNothingStored(universe);
  const date = formatLongDate(market.sessions[t] ?? '');
  const span = sessions === 1 ? `on ${date}` : `over the ${countWord(sessions)} sessions to ${date}`;
  const who = names.equal === 'Equal weight' ? `An equal weight in every member of the ${universe.definition.name}` : names.equal;
  const text = `${who} ${value < 0 ? 'lagged' : 'led'} ${names.said} by ${sayPoints(toPercent(Math.abs(value)))} ${span}.`;
  const first = formatLongDate(market.sessions[values.findIndex((item) => !Number.isNaN(item))] ?? '');
  const of = `${countWord(standing.count)} windows since ${first}`;
  const side = value < 0 ? 'lag' : 'lead';
  // The rank from the far end counts those beyond it, and one.
  const less = ((rankAt(values, t, value < 0 ? 'largest' : 'smallest')?.rank ?? 1) - 1) / standing.count;
  const detail = standing.rank <= namedRanks ? `the ${standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `}largest ${side} of ${of}` : `a larger ${side} than in ${sayShare(less)} of ${of}`;
  return { text, detail: `${capitalise(detail)}.`, provisional: t === market.assumedIndex };
}
