import { capitalise, uncapitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { ordinal } from '@/lib/format/number-words';
import type { SentencePart } from '../study';
import type { ClaimParams } from './claim-params';
import { describeIndicator } from '../measure/indicators';
import { nameMembers, sayIndicator } from '../measure/measure-breadth';
import { isEventMeasure, isSignedBreadth, readWindow } from '../measure/measure-choice';
import { sentenceWord as word, type SentenceParts } from '../measure/sentence-word';
import { readPeriod } from './period';

/** What a sentence needs to know beside the parameters. */
export interface SentenceNames {
  /** A symbol as it stands in a sentence: 'the Russell 2000'. */
  readonly nameOf: (symbol: string) => string;
  /** The claim's session. */
  readonly asOf: string;
}

function sayGains({ direction, thresholdPct, versus }: ClaimParams, names: SentenceNames): SentenceParts {
  const up = direction === 'up';
  if (versus !== '') return [word('direction', up ? 'sessions ahead of' : 'sessions behind'), ' ', word('versus', names.nameOf(versus))];
  return [word('direction', up ? 'gains' : 'losses'), ' of ', word('thresholdPct', thresholdPct === 0 ? 'any size' : `${thresholdPct}% or more`)];
}

/** An indicator of a universe without an article: 'share of the S&P 500 members above their 200-session mean'. */
function sayBreadth(params: ClaimParams): SentenceParts {
  return sayIndicator({ ...params, sessions: readWindow(params) }, ['the ', word('members', nameMembers(params))]);
}

/** The same as one of several: 'a Zweig breadth thrust of the NYSE issues'. */
function sayOneBreadth(params: ClaimParams): SentenceParts {
  const parts = sayBreadth(params);
  return [`${indefiniteArticle(readSentence(toParts(parts)))} `, ...parts];
}

/** What is claimed about, as the subject of the sentence: 'The Russell 2000's 5-session lead over the S&P 500'. */
function saySubject(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { measure, symbol, versus, sessions, direction, price, unit, universe } = params;
  const owner: SentenceParts = [word('symbol', capitalise(names.nameOf(symbol))), '’s '];
  const up = direction === 'up';
  switch (measure) {
    case 'return': return [...owner, word('sessions', `${sessions}-session`), ' ', word('direction', up ? 'gain' : 'loss')];
    case 'outperformance': return [...owner, word('sessions', `${sessions}-session`), ' ', word('direction', up ? 'lead over' : 'lag behind'), ' ', word('versus', versus === '' ? 'another' : names.nameOf(versus))];
    case 'streak': return [...owner, word('measure', 'run'), ' of ', word('sessions', String(sessions)), ' straight ', ...sayGains(params, names)];
    case 'record': return [...owner, word('measure', 'record'), ' ', word('price', price === 'high' ? 'high' : 'close')];
    case 'level': return [...owner, word('price', price === 'high' ? 'intraday high' : 'close')];
    case 'distance': return [...owner, word('unit', unit === 'sigma' ? 'distance in deviations' : 'distance'), ' ', word('direction', up ? 'above' : 'below'), ' its ', word('sessions', `${sessions}-session mean`)];
    case 'drawdown': return [...owner, word('measure', 'fall from its record')];
    case 'breadth': return ['The ', ...sayBreadth(params)];
    case 'participation': return ['The ', word('measure', 'share'), ' of ', word('universe', universe === 'mag7' ? 'the Magnificent 7' : 'the four indices'), ' above their ', word('sessions', `${sessions}-session mean`)];
  }
}

function superlative({ measure, direction, indicator }: ClaimParams): string {
  if (measure === 'streak') return 'longest';
  if (measure === 'drawdown') return 'deepest';
  if (isEventMeasure({ measure, indicator }) && measure === 'breadth') return 'longest awaited';
  if (measure === 'level' || measure === 'participation' || measure === 'breadth') return direction === 'up' ? 'highest' : 'lowest';
  return 'largest';
}

function saySince({ since }: ClaimParams): SentenceParts {
  return [' since ', word('since', readPeriod(since)?.words ?? 'the start of the data')];
}

/** The unit of an indicator, as it stands behind a figure. */
function breadthUnit(indicator: ClaimParams['indicator']): string {
  const { unit } = describeIndicator(indicator);
  if (unit === 'sessions') return ' sessions after the one before';
  return unit === 'pct' ? '%' : unit === 'pp' ? ' points' : '';
}

function sayAtLeast(params: ClaimParams): SentenceParts {
  const { atLeast, measure, unit, spread, indicator } = params;
  if (atLeast === '' || measure === 'streak') return [];
  const units = measure === 'breadth' ? breadthUnit(indicator) : measure === 'outperformance' && spread !== 'ratio' ? ' points' : measure === 'level' ? '' : measure === 'record' ? ' sessions after the one before' : measure === 'distance' && unit === 'sigma' ? ' deviations' : '%';
  // A low level or share is one of so much or less; a fall is so much or more.
  const isLess = params.direction === 'down' && (measure === 'level' || measure === 'participation' || measure === 'breadth');
  const sign = isLess && isSignedBreadth(params) && !/^[-\u2212]/.test(atLeast) ? '\u2212' : '';
  return [' of ', word('atLeast', `${sign}${atLeast}${units}`), isEventMeasure(params) ? '' : isLess ? ' or less' : ' or more'];
}

/** The unit of the figure said, as it stands behind it. */
function figureUnit({ measure, unit, spread, comparison, indicator }: ClaimParams): string {
  if (comparison === 'afterwards') return '%';
  if (measure === 'breadth') return breadthUnit(indicator);
  if (measure === 'streak' || measure === 'record') return ' sessions';
  if (measure === 'outperformance') return spread === 'ratio' ? '%' : spread === 'log' ? ' log points' : ' points';
  if (measure === 'distance' && unit === 'sigma') return ' deviations';
  return measure === 'level' ? '' : '%';
}

function sayFigure(params: ClaimParams): SentenceParts {
  return params.said === '' ? [] : [', at ', word('said', `${params.said}${figureUnit(params)}`)];
}

function sayComparison(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { comparison, count, sessions, since } = params;
  const day: SentenceParts = [' on ', word('asOf', formatLongDate(names.asOf))];
  const subject = saySubject(params, names);
  switch (comparison) {
    case 'largest': return [...subject, ...day, ' was the ', word('comparison', superlative(params)), ...saySince(params), ...sayFigure(params)];
    case 'nth': return [...subject, ...day, ' was the ', word('count', ordinal(count)), ' ', word('comparison', superlative(params)), ...saySince(params), ...sayFigure(params)];
    case 'highest-since': return [...subject, ...day, ' was the ', word('comparison', `${superlative(params)} since`), ' ', word('since', readPeriod(since)?.words ?? 'the start of the data'), ...sayFigure(params)];
    case 'first-since': return [...subject, ...sayAtLeast(params), ...day, ' was ', word('comparison', 'the first'), ...saySince(params), ...sayFigure(params)];
    case 'only-k-since': return [...subject, ...sayAtLeast(params), ...day, ' was ', word('comparison', 'one of only'), ' ', word('count', String(count)), ...saySince(params), ...sayFigure(params)];
    case 'in-a-row': return [...subject, ' ', word('comparison', 'lasted to'), ' ', word('asOf', formatLongDate(names.asOf)), ...sayFigure(params)];
    case 'count-this-year': return [word('symbol', capitalise(names.nameOf(params.symbol))), ' had set ', word('count', String(count)), ' ', word('measure', 'record'), ' ', word('price', params.price === 'high' ? 'highs' : params.price === 'close' ? 'closes' : 'closes or highs'), ' ', word('comparison', 'in the year to'), ' ', word('asOf', formatLongDate(names.asOf))];
    case 'gap': return [...subject, ...day, ' came ', word('count', `${count} sessions`), ' ', word('comparison', 'after the one before')];
    case 'ever': return sayEver(params, names);
    case 'figure': return [...subject, ...day, ' ', word('comparison', 'was'), ' ', word('said', params.said === '' ? '…' : `${params.said}${figureUnit(params)}`)];
    case 'afterwards': return sayAfterwards(params, names, sessions);
  }
}

/** A subject that does not begin its sentence. */
function sayInside(subject: SentenceParts, name: string): SentenceParts {
  return subject.map((part, place) => {
    if (typeof part === 'string') return place === 0 ? uncapitalise(part) : part;
    return part.param === 'symbol' ? { ...part, text: name } : part;
  });
}

function sayEver(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { measure, symbol, said, since } = params;
  const isWait = measure === 'breadth' && isEventMeasure(params);
  const what: SentenceParts = measure === 'streak'
    ? [word('comparison', superlative(params)), ' ', word('measure', 'run'), ' of ', ...sayGains(params, names), ' of ', word('symbol', names.nameOf(symbol))]
    : isWait ? [word('comparison', 'longest wait'), ' for ', ...sayOneBreadth(params)]
      : measure === 'breadth' ? [word('comparison', superlative(params)), ' ', ...sayBreadth(params)]
        : [word('comparison', superlative(params)), ' of ', ...sayInside(saySubject(params, names), names.nameOf(symbol))];
  const when: SentenceParts = since === '' ? [] : [', in ', word('since', readPeriod(since)?.words ?? '')];
  return ['The ', ...what, ' up to ', word('asOf', formatLongDate(names.asOf)), ' was ', word('said', said === '' ? '…' : `${said}${isWait ? ' sessions' : figureUnit(params)}`), ...when];
}

function sayAfterwards(params: ClaimParams, names: SentenceNames, sessions: number): SentenceParts {
  const { statistic, horizon, policy, said, measure } = params;
  const statistics = { mean: 'mean', median: 'median', 'share-higher': 'share higher' } as const;
  const policies = { all: 'every day counted', 'first-cross': 'first days counted', 'first-in-horizon': 'one a horizon counted' } as const;
  const event = measure === 'breadth' ? sayOneBreadth(params) : sayInside(saySubject(params, names), names.nameOf(params.symbol));
  const length: SentenceParts = measure === 'streak' && sessions > 0 ? [] : sayAtLeast(params);
  return ['After ', ...event, ...length, ' the ', word('statistic', statistics[statistic]), ' of the ', word('comparison', 'next'), ' ', word('horizon', `${horizon} sessions`), ' was ', word('said', said === '' ? '…' : `${said}${figureUnit(params)}`),
    ' (', word('policy', policies[policy]), ', ', word('since', readPeriod(params.since) === null ? 'from the start of the data' : `from ${readPeriod(params.since)?.words ?? ''}`), ' to ', word('asOf', formatLongDate(names.asOf)), ')'];
}

function toParts(sentence: SentenceParts): SentencePart[] {
  return sentence.map((part) => (typeof part === 'string' ? { text: part, param: null } : part));
}

/** The claim as one sentence, in parts: a part that names a parameter is a word that a reader may change. Ends with a full stop. */
export function buildClaimSentence(params: ClaimParams, names: SentenceNames): SentencePart[] {
  return toParts([...sayComparison(params, names), '.']).filter((part) => part.text !== '');
}

/** The parts read as plain text. */
export function readSentence(parts: readonly SentencePart[]): string {
  return parts.map((part) => part.text).join('');
}
