import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { countWord, ordinal, ordinalWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import type { Market } from '@/lib/market/market';
import { describeIndicator } from '../../measure/indicators';
import { nameIndicator, nameMembers } from '../../measure/measure-breadth';
import { nameInSentence } from '../../kit/name-in-sentence';
import type { Candidate } from './fact';

/** The sentence of a candidate and a few words that name it. */
export interface FactWords {
  readonly sentence: string;
  readonly title: string;
}

function nameOf(market: Market, symbol: string, atStart = false): string {
  const instrument = market.series.get(symbol)?.instrument;
  return instrument === undefined ? symbol : nameInSentence(instrument, atStart);
}

/** 'the third most since December 1978': `superlative` is 'most', 'fewest', 'furthest above'. */
function sayStanding(market: Market, { comparison, first }: Candidate, superlative: string): string {
  const begin = formatMonthYear(market.sessions[first] ?? '');
  // The data begin somewhere; the instrument's history need not.
  if (comparison.name === 'largest') return `the ${superlative} in the data, which begin in ${begin}`;
  if (comparison.since !== null) return `the ${superlative} since ${formatLongDate(market.sessions[comparison.since] ?? '')}`;
  const rank = comparison.count ?? 1;
  return `the ${rank === 1 ? '' : `${ordinalWord(rank)} `}${superlative} since ${begin}`;
}

function sayRun(market: Market, candidate: Candidate): FactWords {
  const { choice, comparison, first, found } = candidate;
  const by = choice.thresholdPct;
  const begin = market.sessions[first] ?? '';
  const up = choice.direction === 'up';
  const name = nameOf(market, choice.symbol);
  const noun = choice.versus === ''
    ? `${up ? 'gain' : 'loss'}${by > 0 ? ` of ${by}% or more` : ''} for ${name}`
    : `session in which ${name} beat ${nameOf(market, choice.versus)}${by > 0 ? ` by ${by} ${pluralise(by, 'point')} or more` : ''}`;
  const many = comparison.count ?? 0;
  const standing = comparison.name === 'largest'
    ? `the longest such run in the data, which begin in ${formatMonthYear(begin)}`
    : comparison.since === null
      ? `${many <= 12 ? 'only ' : ''}the ${ordinalWord(many)} such run since ${begin.slice(0, 4)}`
      : `the first such run since ${formatLongDate(market.sessions[comparison.since] ?? '')}`;
  const what = choice.versus === '' ? `${up ? 'gains' : 'losses'}${by > 0 ? ` of ${by}%` : ''} in a row` : `sessions in a row${by > 0 ? ` by ${by} ${pluralise(by, 'point')}` : ''}`;
  const title = `${choice.symbol}${choice.versus === '' ? '' : ` over ${choice.versus}`}, ${found.value} ${what}`;
  return { sentence: `${capitalise(ordinalWord(found.value))} straight ${noun}: ${standing}.`, title };
}

function sayRecord(market: Market, { choice, comparison, first, found }: Candidate): FactWords {
  const name = nameOf(market, choice.symbol);
  const since = market.sessions[first]?.slice(0, 4) ?? '';
  const times = found.count === 1 ? 'the longest wait' : `only the ${ordinalWord(found.count)} wait as long`;
  if (comparison.name === 'gap') {
    const gap = comparison.count ?? 0;
    return { sentence: `First record close for ${name} in ${countWord(gap)} ${pluralise(gap, 'session')}: ${times} since ${since}.`, title: `${choice.symbol}, record after ${gap} sessions` };
  }
  const number = comparison.count ?? 0;
  const year = market.sessions.at(-1)?.slice(0, 4) ?? '';
  const years = found.count === 1 ? 'no year had as many' : `only the ${ordinalWord(found.count)} year with as many`;
  return { sentence: `${capitalise(ordinal(number))} record close of ${year} for ${name}: ${years} since ${since}.`, title: `${choice.symbol}, record ${number} of the year` };
}

function sayParticipation(market: Market, candidate: Candidate): FactWords {
  const { choice, found } = candidate;
  const of = choice.universe === 'mag7' ? 'the Magnificent 7 stocks' : 'the four indices (S&P 500, Russell 2000, Nasdaq-100, Magnificent 7)';
  const who = found.value === 0 ? 'None' : found.value === 1 ? 'All' : formatPercent(toPercent(found.value), { decimals: 0 });
  const standing = sayStanding(market, candidate, choice.direction === 'up' ? 'largest share' : 'smallest share');
  return { sentence: `${who} of ${of} closed above their ${choice.sessions}-session mean: ${standing}.`, title: `${choice.universe === 'mag7' ? 'Magnificent 7' : 'Indices (4)'} above their ${choice.sessions}-session mean` };
}

function sayDistance(market: Market, candidate: Candidate): FactWords {
  const { choice, found } = candidate;
  const up = choice.direction === 'up';
  const size = choice.unit === 'pct' ? formatPercent(toPercent(Math.abs(found.value))) : `${formatNumber(Math.abs(found.value))} deviations`;
  const side = up ? 'above' : 'below';
  return {
    sentence: `${nameOf(market, choice.symbol, true)} closed ${size} ${side} its ${choice.sessions}-session mean: ${sayStanding(market, candidate, `furthest ${side}`)}.`,
    title: `${choice.symbol}, ${choice.unit === 'pct' ? 'percent' : 'deviations'} from its ${choice.sessions}-session mean`,
  };
}

function sayDrawdown(market: Market, candidate: Candidate): FactWords {
  const { choice, found, comparison, atLeastPct } = candidate;
  const name = nameOf(market, choice.symbol, true);
  const size = formatPercent(toPercent(Math.abs(found.value)));
  if (atLeastPct !== null && comparison.since !== null) {
    const standing = `the first close ${atLeastPct}% or more below it since ${formatLongDate(market.sessions[comparison.since] ?? '')}`;
    return { sentence: `${name} closed ${size} below its record close: ${standing}.`, title: `${choice.symbol}, ${atLeastPct}% below its record` };
  }
  return { sentence: `${name} closed ${size} below its record close: ${sayStanding(market, candidate, 'furthest below')}.`, title: `${choice.symbol}, below its record` };
}

function sayWindow(market: Market, candidate: Candidate): FactWords {
  const { choice, found } = candidate;
  const window = `${countWord(choice.sessions)} ${pluralise(choice.sessions, 'session')}`;
  const name = nameOf(market, choice.symbol, true);
  const size = toPercent(Math.abs(found.value));
  const length = `${countWord(choice.sessions)}-session`;
  const noun = choice.measure === 'return' ? (choice.direction === 'up' ? 'gain' : 'loss') : 'lead';
  // The most needs no noun beside it; the second most is one of something.
  const isFirst = candidate.comparison.name !== 'nth' || candidate.comparison.count === 1;
  const standing = sayStanding(market, candidate, isFirst ? 'most' : `largest ${length} ${noun}`);
  const sessions = `${choice.sessions} ${pluralise(choice.sessions, 'session')}`;
  if (choice.measure === 'return') {
    const moved = choice.direction === 'up' ? 'rose' : 'fell';
    return { sentence: `${name} ${moved} ${formatPercent(size)} in ${window}: ${standing}.`, title: `${choice.symbol}, ${sessions}` };
  }
  const sentence = `${name} beat ${nameOf(market, choice.versus)} by ${formatNumber(size)} points in ${window}: ${standing}.`;
  return { sentence, title: `${choice.symbol} over ${choice.versus}, ${sessions}` };
}

function saySignal(market: Market, { choice, comparison, first }: Candidate): string {
  if (comparison.name === 'first-since') return `the first since ${formatLongDate(market.sessions[comparison.since ?? -1] ?? '')}`;
  const begin = formatMonthYear(market.sessions[first] ?? '');
  const many = comparison.count ?? 0;
  return `${many === 1 ? 'the only one' : `only the ${ordinalWord(many)}`} since ${begin}, where ${choice.members === 'nyse' ? 'its counts begin' : 'it can first be judged'}`;
}

function sayBreadth(market: Market, candidate: Candidate): FactWords {
  const { choice, found } = candidate;
  const up = choice.direction === 'up';
  const who = nameMembers(choice);
  const { kind, unit } = describeIndicator(choice.indicator);
  const name = nameIndicator(choice);
  const title = capitalise(name);
  if (kind === 'event') return { sentence: `${title}: ${saySignal(market, candidate)}.`, title };
  const percent = (decimals: number, sign = false): string => formatPercent(toPercent(found.value), { decimals, sign });
  const standing = sayStanding(market, candidate, up ? 'highest' : 'lowest');
  switch (choice.indicator) {
    case 'above-average': return { sentence: `${percent(1)} of the ${who} closed above their ${choice.sessions}-session mean: ${sayStanding(market, candidate, up ? 'largest share' : 'smallest share')}.`, title };
    case 'ad-percent': return { sentence: `Advances less declines of the ${who} came to ${percent(1, true)} of them: ${standing}.`, title };
    case 'net-highs': return { sentence: `New 52-week highs less lows of the ${who} came to ${percent(1, true)} of them: ${standing}.`, title };
    default: return { sentence: `The ${name} stood at ${unit === 'pct' ? percent(1, kind === 'signed') : formatNumber(found.value, { sign: kind === 'signed' })}: ${standing}.`, title };
  }
}

/** A candidate in plain English. */
export function sayFact(market: Market, candidate: Candidate): FactWords {
  switch (candidate.choice.measure) {
    case 'streak': return sayRun(market, candidate);
    case 'record': return sayRecord(market, candidate);
    case 'participation': return sayParticipation(market, candidate);
    case 'breadth': return sayBreadth(market, candidate);
    case 'distance': return sayDistance(market, candidate);
    case 'drawdown': return sayDrawdown(market, candidate);
    case 'level': {
      const { choice, found } = candidate;
      const standing = sayStanding(market, candidate, choice.direction === 'up' ? 'highest close' : 'lowest close');
      // A stock's close is adjusted for the splits since: nobody saw that figure then.
      const how = market.series.get(choice.symbol)?.instrument.kind === 'index' ? `closed at ${formatNumber(found.value)}:` : 'reached';
      return { sentence: `${nameOf(market, choice.symbol, true)} ${how} ${standing}.`, title: `${choice.symbol}, ${choice.direction === 'up' ? 'highest' : 'lowest'} close` };
    }
    case 'return':
    case 'outperformance': return sayWindow(market, candidate);
  }
}
