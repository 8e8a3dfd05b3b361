import { capitalise } from '@/lib/format/capitalise';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { countWord, pluralise } from '@/lib/format/number-words';
import { sayNumber } from '@/lib/format/say-number';
import { nameMembers, sayIndicator } from '../../measure/measure-breadth';
import { isEventMeasure, readWindow } from '../../measure/measure-choice';
import { sentenceWord as word, type SentenceParts } from '../../measure/sentence-word';
import type { ClaimParams } from './params';
import { isMove } from './occurrences';
import { sayThreshold } from './claim-units';

/** What a sentence needs to know beside the parameters. */
export interface SentenceNames {
  /** A symbol as it stands in a sentence: 'the Russell 2000'. */
  readonly nameOf: (symbol: string) => string;
  /** The claim's session. */
  readonly asOf: string;
  /** Month in which the history that it is judged on begins; empty where there is none. */
  readonly start: string;
  /** Whose dividends are reinvested: 'total' is said wherever it is in force. */
  readonly basis: 'price' | 'total';
  /** What is assumed of the claim's session, as a clause after "if"; empty for nothing. */
  readonly assumed: string;
}

const spreadWords = { any: '', pp: 'in points', ratio: 'as a ratio', log: 'in logarithms' } as const;
const recordWords = { any: '', close: 'close', high: 'intraday high' } as const;

/** 'five-session': a window as an adjective. */
function windowOf({ sessions }: ClaimParams): string {
  return `${countWord(sessions)}-session`;
}

function sayRun({ direction, thresholdPct, ties, versus, sessions }: ClaimParams, names: SentenceNames, isCounted: boolean): SentenceParts {
  const up = direction === 'up';
  const count: SentenceParts = isCounted ? [word('sessions', countWord(sessions)), sessions === 1 ? ' ' : ' straight '] : [];
  const plural = (noun: string, many = `${noun}s`): string => (isCounted ? pluralise(sessions, noun, many) : many);
  const isTied = ties === 'include' && thresholdPct === 0;
  const by = sayNumber(String(thresholdPct));
  if (versus !== '') {
    const side = `${isTied ? 'level with or ' : ''}${up ? 'ahead of' : 'behind'}`;
    return [...count, plural('session'), ' ', word('direction', side), ' ', word('versus', names.nameOf(versus)), ...(thresholdPct === 0 ? [] : [' by ', word('thresholdPct', `${by} ${pluralise(thresholdPct, 'point')} or more`)])];
  }
  if (isTied) return [...count, plural('session'), ' without a ', word('direction', up ? 'loss' : 'gain')];
  return [...count, word('direction', up ? plural('gain') : plural('loss', 'losses')), ' of ', word('thresholdPct', thresholdPct === 0 ? 'any size' : `${by}% or more`)];
}

/** A run without its owner: 'run of five straight gains of 1% or more'; of any length 'run of gains'. */
export function sayRunNoun(params: ClaimParams, names: SentenceNames, isCounted = true): SentenceParts {
  return [word('measure', 'run'), ' of ', ...sayRun(params, names, isCounted)];
}

/** 'record close': a record, one of several in the plural. */
export function sayRecordNoun({ price, ties }: ClaimParams, count = 1): SentenceParts {
  const tied = ties === 'include' ? [' (', word('ties', 'equal ones counted'), ')'] : [];
  const what = recordWords[price];
  if (what === '') return [word('measure', pluralise(count, 'record')), ...tied];
  return [word('measure', 'record'), ' ', word('price', pluralise(count, what)), ...tied];
}

function sayDistance({ unit, deviation, direction, sessions }: ClaimParams): SentenceParts {
  const inWhat = unit === 'pct' ? '' : ` in ${deviation === 'any' ? '' : `${deviation} `}deviations`;
  return [word('unit', `distance${inWhat}`), ' ', word('direction', direction === 'up' ? 'above' : 'below'), ' its ', word('sessions', `${sessions}-session mean`)];
}

/** The measure as a noun without its owner or an article. */
export function sayNoun(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { measure, versus, sessions, direction, price, spread, universe } = params;
  const up = direction === 'up';
  switch (measure) {
    case 'return': return [word('sessions', windowOf(params)), ' ', word('direction', up ? 'gain' : 'loss')];
    case 'outperformance': {
      const how: SentenceParts = spread === 'any' ? [] : [' ', word('spread', spreadWords[spread])];
      return [word('sessions', windowOf(params)), ' ', word('direction', up ? 'lead' : 'lag'), ...how, up ? ' over ' : ' behind ', word('versus', names.nameOf(versus))];
    }
    case 'streak': return sayRunNoun(params, names);
    case 'record': return sayRecordNoun(params);
    case 'level': return [word('price', price === 'high' ? 'intraday high' : 'close')];
    case 'distance': return sayDistance(params);
    case 'drawdown': return [word('measure', 'fall from its record')];
    case 'breadth': return sayIndicator({ ...params, sessions: readWindow(params) }, ['the ', word('members', nameMembers(params))]);
    case 'participation': return [word('measure', 'share'), ' of ', word('universe', universe === 'mag7' ? 'the Magnificent 7' : 'the four indices'), ' above their ', word('sessions', `${sessions}-session mean`)];
  }
}

/** Whether a measure is of many and so belongs to no instrument. */
export function isOfMany({ measure }: ClaimParams): boolean {
  return measure === 'breadth' || measure === 'participation';
}

/** A noun at the start of its sentence with its owner: 'The Russell 2000’s …', of many 'The …'. */
export function own(params: ClaimParams, names: SentenceNames, noun: SentenceParts): SentenceParts {
  return isOfMany(params) ? ['The ', ...noun] : [word('symbol', capitalise(names.nameOf(params.symbol))), '’s ', ...noun];
}

/** Measures that are somewhere rather than move: of a threshold they are above or below it. */
export function isPlace(params: ClaimParams): boolean {
  return params.measure === 'level' || params.measure === 'participation' || (params.measure === 'breadth' && !isEventMeasure(params));
}

/** 'was 75% or more': the event of a measure that is somewhere. */
export function sayReached(params: ClaimParams): SentenceParts {
  return [' was ', word('atLeast', sayThreshold(params)), params.direction === 'up' ? ' or more' : ' or less'];
}

/** ', at least 100 sessions after the one before': the wait of a record or a signal; empty for any. */
export function sayWait(params: ClaimParams): SentenceParts {
  return params.atLeast === '' || !isEventMeasure(params) ? [] : [', at least ', word('atLeast', sayThreshold(params)), ' after the one before'];
}

/** The event of a move with its threshold, as a noun: 'one-session loss of 3% or more', 'close 5% or more above its 50-session mean'. */
export function sayMoveNoun(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { measure, direction, sessions, atLeast } = params;
  const size: SentenceParts = atLeast === '' ? [] : [word('atLeast', sayThreshold(params)), ' or more '];
  if (measure === 'distance') return [word('unit', 'close'), ' ', ...size, word('direction', direction === 'up' ? 'above' : 'below'), ' its ', word('sessions', `${sessions}-session mean`)];
  if (measure === 'drawdown') return [word('measure', 'close'), ' ', ...size, 'below its record'];
  if (!isMove(params)) return sayNoun(params, names);
  return [...sayNoun(params, names), ' of ', ...(atLeast === '' ? [word('atLeast', 'any size')] : [word('atLeast', sayThreshold(params)), ' or more'])];
}

/** The event as one of several, with its doer: 'a five-session gain of 10% or more by the Russell 2000'. */
export function sayOneEvent(params: ClaimParams, names: SentenceNames): SentenceParts {
  if (isPlace(params)) {
    const subject: SentenceParts = isOfMany(params) ? ['the ', ...sayNoun(params, names)] : [word('symbol', names.nameOf(params.symbol)), '’s ', ...sayNoun(params, names)];
    return [...subject, ...sayReached(params)];
  }
  const noun = sayMoveNoun(params, names);
  const one: SentenceParts = [`${indefiniteArticle(noun.map((part) => (typeof part === 'string' ? part : part.text)).join(''))} `, ...noun];
  return isOfMany(params) ? [...one, ...sayWait(params)] : [...one, ' by ', word('symbol', names.nameOf(params.symbol)), ...sayWait(params)];
}

/** What a claim of the most extreme says: 'largest', 'longest', 'deepest', 'lowest'. */
export function superlative({ measure, direction, indicator }: ClaimParams): string {
  if (measure === 'streak') return 'longest';
  if (measure === 'drawdown') return 'deepest';
  if (isEventMeasure({ measure, indicator })) return 'longest awaited';
  if (measure === 'level' || measure === 'participation' || measure === 'breadth') return direction === 'up' ? 'highest' : 'lowest';
  return 'largest';
}
