import { ordinalWord } from '@/lib/format/number-words';
import type { Market } from '@/lib/market/market';
import { nameBeginning, nameUnit } from '../kit/unit-words';
import type { ToldFact } from './measure';

/** An instrument as it stands in a label, which is no sentence: without an article. */
export function bareNameOf(market: Market, symbol: string): string {
  return market.series.get(symbol)?.instrument.name ?? symbol;
}

type Standing = Pick<ToldFact, 'comparison' | 'first' | 'begins'> & { readonly choice: Pick<ToldFact['choice'], 'part'> };

/** A session or unit as it stands behind "since"; of what is compared once a year the year alone. */
export function nameSince({ sessions, unit }: Market, { part }: Standing['choice'], index: number): string {
  const date = sessions[index] ?? '';
  return part === '' ? nameUnit(unit, date) : date.slice(0, 4);
}

/** Where the history that a fact is compared with begins, as it stands behind "since". */
export function nameFirst({ sessions, unit }: Market, { first, choice: { part } }: Pick<Standing, 'first' | 'choice'>): string {
  return nameBeginning(part === '' ? unit : 'year', sessions[first] ?? '');
}

/** 'the third most since December 1978': `superlative` is 'most', 'fewest', 'furthest above'. What a unit brought so far is none of the whole ones yet. */
export function sayStanding(market: Market, told: Standing, superlative: string): string {
  const { comparison, choice } = told;
  const so = market.isToDate && choice.part === '' ? 'it would be ' : '';
  // The data begin somewhere; the instrument's history need not.
  if (comparison.name === 'largest')
    return `${so}the ${superlative} in the data, which begin in ${nameFirst(market, { first: told.begins, choice })}`;
  if (comparison.since !== null) return `${so}the ${superlative} since ${nameSince(market, choice, comparison.since)}`;
  const rank = comparison.count ?? 1;
  return `${so}the ${rank === 1 ? '' : `${ordinalWord(rank)} `}${superlative} since ${nameFirst(market, told)}`;
}
