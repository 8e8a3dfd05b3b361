import { formatLongDate } from '@/lib/format/format-date';
import { formatMonthYear } from '@/lib/format/format-month-year';
import { formatNumber } from '@/lib/format/format-number';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { relativeSpread, type Standing } from '@/lib/metrics';
import { nameInSentence } from '../../kit/name-in-sentence';
import { findStanding } from './events';
import { spreadUnitOf } from './spread-unit';
import type { SpreadStudy } from './spread-study';
import { namedRanks, sayShare, shareLessExtreme } from '../../kit/say-rank';
import type { Flag, Headline } from '../../kit/study';

/** What is compared: '11,477 five-session windows since January 1979', 'the only five-session window since January 1979'. */
function sayWindows({ values, params, context }: SpreadStudy, count: number): string {
  const first = values.findIndex((item) => !Number.isNaN(item));
  return `${count === 1 ? 'the only' : formatNumber(count, { decimals: 0 })} ${countWord(params.sessions)}-${params.unit} ${pluralise(count, 'window')} since ${formatMonthYear(context.market.sessions[first] ?? '')}`;
}

/** The rank of an extreme, else the share of windows that were less extreme on the same side. */
function sayRank(study: SpreadStudy, index: number, { rank, count }: Standing): string {
  const { values } = study;
  if (count === 1) return sayWindows(study, count);
  if (rank <= namedRanks)
    return `the ${rank === 1 ? '' : `${ordinalWord(rank)} `}largest ${(values[index] ?? NaN) < 0 ? 'lag' : 'lead'} in ${sayWindows(study, count)}`;
  return `more than in ${sayShare(shareLessExtreme(values, index))} of the ${sayWindows(study, count)}`;
}

function sayNothing({ context, params, a, b }: SpreadStudy, index: number): Headline {
  const date = formatLongDate(context.market.sessions[index] ?? '');
  const names = `${nameInSentence(a.instrument, true)} and ${nameInSentence(b.instrument)}`;
  return {
    text: `${names} cannot be compared over ${countWord(params.sessions)} ${pluralise(params.sessions, params.unit)} to ${date}.`,
    detail: 'A close at one end of the window, or one that the scale or the hedge needs, is missing.',
    provisional: index === context.market.assumedIndex,
  };
}

function sayDetail(study: SpreadStudy, index: number, belowFraction: number): string {
  const { values, context, params } = study;
  const unit = spreadUnitOf(params);
  // Cut, not rounded: 99.996% below is not everything.
  const percentile = Math.floor(belowFraction * 10_000) / 100;
  const parts = [
    `As of ${formatLongDate(context.market.sessions[index] ?? '')}`,
    `larger than ${formatNumber(percentile)}% of the history to date`,
  ];
  // A lag is compared with lags: the last session at least as low.
  const current = values[index] ?? NaN;
  const lags = current < 0;
  const since = values.subarray(0, index).findLastIndex((item) => (lags ? item <= current : item >= current));
  const date = context.market.sessions[since];
  const value = unit.toCell(values[since]);
  if (date !== undefined && value !== null)
    parts.push(`last as ${lags ? 'low' : 'large'} on ${formatLongDate(date)} (${unit.format(value, true)})`);
  if (params.hedge === 'beta') parts.push(`with ${nameInSentence(study.b.instrument)} taken at its trailing 252-${params.unit} beta`);
  return `${parts.join('; ')}.`;
}

/** The answer for the last session shown: who led, by how much, and its rank to date among leads or among lags. */
export function sayOutperformance(study: SpreadStudy): Headline {
  const { context, params, a, b, values } = study;
  const index = context.range.last;
  const value = spreadUnitOf(params).toCell(values[index]);
  const standing = findStanding(values, index);
  if (value === null || standing === null) return sayNothing(study, index);
  const window = `${countWord(params.sessions)} ${pluralise(params.sessions, params.unit)}`;
  const against = params.hedge === 'beta' ? `${nameInSentence(b.instrument)} at its beta` : nameInSentence(b.instrument);
  const lead = nameInSentence(a.instrument, true);
  const size = spreadUnitOf(params).say(Math.abs(value));
  const text =
    params.a === params.b
      ? `${lead} is compared with itself: no window can differ. Choose two instruments.`
      : value === 0
        ? `${lead} and ${against} moved alike in ${window}, ${standing.count === 1 ? '' : 'one of '}${sayWindows(study, standing.count)}.`
        : `${lead} ${value > 0 ? 'beat' : 'lagged'} ${against} by ${size} in ${window}, ${sayRank(study, index, standing)}.`;
  return {
    text,
    detail: params.a === params.b ? '' : sayDetail(study, index, standing.belowFraction),
    provisional: index === context.market.assumedIndex,
  };
}

/**
 * The warning that the other measure ranks the headline's session differently, with its most extreme rival; none where
 * they agree, nor in the middle of the history, where a share is told and not a rank: a place more or less changes no statement. Log ranks as ratio does, so there are two opinions, not three; a scaled spread is compared with its like.
 */
export function listMeasureFlags({ context, params, a, b, values }: SpreadStudy): Flag[] {
  const index = context.range.last;
  const measure = params.measure === 'pp' ? 'ratio' : 'pp';
  const others = relativeSpread(a.closes, b.closes, { ...params, measure });
  // Volatility scales each measure by its own deviation, so there log is judged by its ratio twin.
  const own = params.measure === 'log' ? relativeSpread(a.closes, b.closes, { ...params, measure: 'ratio' }) : values;
  const mine = findStanding(own, index);
  const theirs = findStanding(others, index);
  if (mine === null || theirs === null || mine.rank === theirs.rank) return [];
  if (Math.min(mine.rank, theirs.rank) > namedRanks) return [];
  const words = measure === 'ratio' ? 'as a ratio' : 'in percentage points';
  const unit = spreadUnitOf({ measure, scale: params.scale });
  const rival = context.market.sessions[theirs.rival];
  const size = unit.toCell(others[theirs.rival]);
  // Far down the table the record is no rival worth naming.
  const named = rival !== undefined && size !== null && theirs.rank <= namedRanks;
  const [before, after] = theirs.rank === 1 ? ['the next, ', ','] : ['', ''];
  const known = named ? `: ${before}${formatLongDate(rival)}${after} was ${unit.format(size, true)}` : '';
  const side = (others[index] ?? NaN) < 0 ? 'lag' : 'lead';
  const message =
    theirs.rank <= namedRanks
      ? `Measured ${words} this ranks ${ordinalWord(theirs.rank)}${known}.`
      : `Measured ${words} this ${side} is larger than in ${sayShare(shareLessExtreme(others, index))} of ${formatNumber(theirs.count, { decimals: 0 })} windows.`;
  return [{ code: 'measure-ranks-differently', message, symbols: [params.a, params.b], ...(named ? { dates: [rival] } : {}) }];
}
