import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { sayPoints } from '@/lib/format/format-number';
import { countWord, ordinalWord } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { sayMembersOf } from '@/lib/market/universe/name-members';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import { rankAt } from '@/lib/metrics';
import { namedRanks, sayShare } from '../../kit/say-rank';
import type { Flag, Headline, StudyContext } from '../../kit/study';
import { sayNothingStored } from '../say-nothing';
import { findFunds } from './funds';
import type { PairNames } from './weight-pair';
import type { EqualWeightParams } from './params';

export function flagNoFunds({ definition: { id, name } }: MarketUniverse): Flag {
  const pair = findFunds(id);
  const what = pair === null ? `no pair of funds is known for the ${name}` : `needs closes of ${pair.join(' and ')}, and none are stored`;
  return { code: 'unavailable', message: `Unavailable: ${what}; “Computed” measures the members themselves.`, symbols: pair ?? [id] };
}

/** The lead of equal weights at the last session shown, and its place among leads or lags. */
export function sayEqualWeight(
  { market, range }: StudyContext,
  universe: MarketUniverse,
  values: Float64Array,
  names: PairNames,
  { sessions }: EqualWeightParams,
): Headline {
  const t = values.findLastIndex((value, at) => at <= range.last && !Number.isNaN(value));
  const value = values[t] ?? NaN;
  const standing = t < range.first ? null : rankAt(values, t, value < 0 ? 'smallest' : 'largest');
  if (standing === null) return sayNothingStored(universe);
  const date = formatLongDate(market.sessions[t] ?? '');
  const span = sessions === 1 ? `on ${date}` : `over the ${countWord(sessions)} sessions to ${date}`;
  const who = names.equal === 'Equal weight' ? `An equal weight in all ${sayMembersOf(universe.definition)}` : names.equal;
  const text = `${who} ${value < 0 ? 'lagged' : 'led'} ${names.said} by ${sayPoints(toPercent(Math.abs(value)))} ${span}.`;
  const first = formatLongDate(market.sessions[values.findIndex((item) => !Number.isNaN(item))] ?? '');
  const of = `${countWord(standing.count)} windows since ${first}`;
  const side = value < 0 ? 'lag' : 'lead';
  // The rank from the far end counts those beyond it, and one.
  const less = ((rankAt(values, t, value < 0 ? 'largest' : 'smallest')?.rank ?? 1) - 1) / standing.count;
  const detail =
    standing.rank <= namedRanks
      ? `the ${standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `}largest ${side} of ${of}`
      : `a larger ${side} than in ${sayShare(less)} of ${of}`;
  return { text, detail: `${capitalise(detail)}.`, provisional: t === market.assumedIndex };
}
