import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import type { Basis, Market } from '@/lib/market/market';
import { closeThatEnds, type CycleRule } from '@/lib/metrics';
import type { StudySeries } from '../../kit/study-series';
import type { CycleParams } from './params';
import { printedTurns } from './printed-turns';
import type { Cycle, MeasuredLeg } from './read-cycle';
import type { Place } from './rank-legs';

/** A threshold as percent without idle digits: '20%', '19.5%'. */
export function sayThreshold(fraction: number): string {
  return `${Number((fraction * 100).toFixed(6))}%`;
}

/** 'bull market', or by a threshold of one's own '10% bull market'. */
export function nameLeg(kind: 'bull' | 'bear', { rule, thresholdPct }: CycleParams): string {
  return `${rule === 'threshold' && thresholdPct !== 20 ? `${sayThreshold(thresholdPct / 100)} ` : ''}${kind} market`;
}

/** A rule as the table of conventions names it. */
export function nameRule({ rule, thresholdPct, source }: CycleParams): string {
  switch (rule) {
    case 'close20':
      return '20% from close to close';
    case 'rounded20':
      return 'A fall that rounds to 20%';
    case 'record':
      return 'A record close confirms';
    case 'printed':
      return `As printed by ${printedTurns[source].name}`;
    case 'threshold':
      return `${sayThreshold(thresholdPct / 100)} from close to close`;
  }
}

/** A rule as the condition under which something is seen: 'where only a record close confirms a bull market'. */
export function sayRule({ rule, thresholdPct, source }: CycleParams): string {
  switch (rule) {
    case 'close20':
      return 'at 20% from close to close';
    case 'rounded20':
      return 'where a fall that rounds to 20% is enough';
    case 'record':
      return 'where only a record close confirms a bull market';
    case 'printed':
      return `as ${printedTurns[source].name} printed it`;
    case 'threshold':
      return `at ${sayThreshold(thresholdPct / 100)} from close to close`;
  }
}

/** A length in days or sessions: '1,401 days'. */
export function sayLength(length: number, unit: CycleParams['days']): string {
  return `${formatNumber(length, { decimals: 0 })} ${pluralise(length, unit === 'calendar' ? 'day' : 'session')}`;
}

/** 'the ninth longest of 27', and of three or more, where the word for the last place is given, 'the smallest of 27'; equals are told. */
export function sayPlace({ rank, count, equal }: Place, first: string, last?: string): string {
  const place = last !== undefined && count > 2 && rank === count ? last : rank === 1 ? first : `${ordinalWord(rank)} ${first}`;
  return `${equal > 1 ? 'tied for the' : 'the'} ${place} of ${countWord(count)}`;
}

/** Where prices mean what was quoted: adjusted closes and levels of a basket are no prices. */
export function isQuoted({ instrument }: StudySeries, basis: Basis): boolean {
  return basis === 'price' && instrument.kind !== 'composite';
}

/** A close with its date, or the date alone where closes are adjusted for dividends and say another level than was quoted. */
export function sayClose(market: Market, { closes }: StudySeries, index: number, basis: Basis): string {
  const date = formatLongDate(market.sessions[index] ?? '');
  return basis === 'total' ? `its close of ${date}` : `${formatNumber(closes[index])} on ${date}`;
}

/** The close that ends the running leg; NaN where no rule says it or closes are not quoted. */
export function findEndClose(main: StudySeries, rule: CycleRule | null, leg: MeasuredLeg, basis: Basis): number {
  return rule === null || leg.confirmed === null || !isQuoted(main, basis)
    ? NaN
    : closeThatEnds(main.closes, { ...leg, confirmed: leg.confirmed }, rule);
}

/** What would end the running leg, as a clause: 'a fall of 20% from 5,667.20 on 16 Jul 2024, a close at or below 4,533.76, would end it'. */
export function sayEnd(market: Market, main: StudySeries, { rule }: Cycle, leg: MeasuredLeg, basis: Basis): string {
  if (rule === null) return 'when it ends is for its source to print';
  const close = findEndClose(main, rule, leg, basis);
  const level = (what: string): string => (Number.isNaN(close) ? '' : `, ${what} ${formatNumber(close)},`);
  const from = sayClose(market, main, leg.extreme, basis);
  if (leg.kind === 'bull') return `a fall of ${sayThreshold(rule.fall)} from ${from}${level('a close at or below')} would end it`;
  if (rule.recordFrom !== null) {
    // A top between two cents is printed as the close that it needs.
    const isTold = formatNumber(close) === formatNumber(main.closes[leg.start]);
    return `a close above its top, ${sayClose(market, main, leg.start, basis)}${isTold ? ',' : level('at or above')} would end it`;
  }
  return `a rise of ${sayThreshold(rule.rise)} from ${from}${level('a close at or above')} would end it`;
}
