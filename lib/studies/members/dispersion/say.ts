import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import type { Market } from '@/lib/market/market';
import { sayMembersOf } from '@/lib/market/universe/name-members';
import type { MarketUniverse } from '@/lib/market/universe/universe';
import { rankAt } from '@/lib/metrics';
import { namedRanks, sayRankedAmong, sayShare } from '../../kit/say-rank';
import type { Headline, StudyContext } from '../../kit/study';
import { sayNothingStored } from '../say-nothing';
import type { DispersionParams } from './params';

const words = {
  deviation: { high: ['wider', 'widest'], low: ['narrower', 'narrowest'] },
  correlation: { high: ['higher', 'highest'], low: ['lower', 'lowest'] },
} as const;

/** The place of a value in its history, from the end that it is nearer to. */
function sayPlace(values: Float64Array, t: number, show: DispersionParams['show'], market: Market): string {
  const [high, low] = [rankAt(values, t, 'largest'), rankAt(values, t, 'smallest')];
  if (high === null || low === null || high.count < 2) return '';
  const isHigh = high.rank <= low.rank;
  const [standing, opposite] = isHigh ? [high, low] : [low, high];
  const [more, most] = words[show][isHigh ? 'high' : 'low'];
  const of = sayRankedAmong(market, values, t, standing.count);
  // The rank from the far end counts those beyond it, and one.
  return standing.rank <= namedRanks
    ? `the ${standing.rank === 1 ? '' : `${ordinalWord(standing.rank)} `}${most} of ${of}`
    : `${more} than on ${sayShare((opposite.rank - 1) / standing.count)} of ${of}`;
}

/** The value of the last session shown and its place in history. */
export function sayDispersion(
  { market, range }: StudyContext,
  universe: MarketUniverse,
  values: Float64Array,
  { show, sessions, windowSessions }: DispersionParams,
): Headline {
  const t = values.findLastIndex((value, at) => at <= range.last && !Number.isNaN(value));
  const value = values[t] ?? NaN;
  if (t < 0 || t < range.first) return sayNothingStored(universe);
  const date = formatLongDate(market.sessions[t] ?? '');
  const text =
    show === 'correlation'
      ? `The ${sayMembersOf(universe.definition)} moved with a mean correlation of ${formatNumber(value)} over the ${windowSessions} sessions to ${date}.`
      : `Returns of the ${sayMembersOf(universe.definition)} over ${countWord(sessions)} ${pluralise(sessions, 'session')} to ${date} lay ${formatPercent(toPercent(value))} apart, as a standard deviation.`;
  return {
    text,
    detail: sayPlace(values, t, show, market)
      .replace(/.$/, '$&.')
      .replace(/^./, (letter) => letter.toUpperCase()),
    provisional: t === market.assumedIndex,
  };
}
