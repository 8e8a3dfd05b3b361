import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { ordinalWord } from '@/lib/format/number-words';
import type { Market } from '@/lib/market/market';
import { nameInSentence } from '../kit/name-in-sentence';
import type { ToldFact } from './measure';

/** An instrument as it stands in the sentence of a fact. */
export function nameOf(market: Market, symbol: string, atStart = false): string {
  const instrument = market.series.get(symbol)?.instrument;
  return instrument === undefined ? symbol : nameInSentence(instrument, atStart);
}

/** 'the third most since December 1978': `superlative` is 'most', 'fewest', 'furthest above'. */
export function sayStanding(market: Market, { comparison, first }: Pick<ToldFact, 'comparison' | 'first'>, superlative: string): string {
  const begin = formatMonthYear(market.sessions[first] ?? '');
  // The data begin somewhere; the instrument's history need not.
  if (comparison.name === 'largest') return `the ${superlative} in the data, which begin in ${begin}`;
  if (comparison.since !== null) return `the ${superlative} since ${formatLongDate(market.sessions[comparison.since] ?? '')}`;
  const rank = comparison.count ?? 1;
  return `the ${rank === 1 ? '' : `${ordinalWord(rank)} `}${superlative} since ${begin}`;
}
