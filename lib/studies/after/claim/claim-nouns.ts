import { possessiveEnding } from '@/lib/format/possessive';
import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { joinWords } from '@/lib/format/join-words';
import { nameUnit } from '../../kit/unit-words';
import type { MeasureKind } from '../../measure/measure';
import type { SaidParts } from '../../measure/measure-parts';
import { readWindow } from '../../measure/measure-choice';
import { describeMeasure, isBetween, isEventMeasure, isFromLow, isOfAnySize, isOfMany, isPlace, kindOf } from '../../measure/measures';
import { sideOf } from '../../measure/side-of';
import { sentenceWord as word, type SentenceParts } from '../../measure/sentence-word';
import type { ClaimParams } from './params';
import { sayThreshold } from './claim-units';
import { isYearToDate } from './like-with-like';

/** What a sentence needs to know beside the parameters. */
export interface SentenceNames {
  /** A symbol as it stands in a sentence: 'the Russell 2000'. */
  readonly nameOf: (symbol: string) => string;
  /** The claim's session. */
  readonly asOf: string;
  /** Whether that ends a unit that goes on after it. */
  readonly isToDate: boolean;
  /** The part of every year that is compared, as an adjective; empty for none. */
  readonly part: string;
  /** Month in which the history that it is judged on begins, of longer units the first of them; empty where there is none. */
  readonly start: string;
  /** The year that it is compared within: '2024 so far'; empty for all history. */
  readonly year: string;
  /** Whose dividends are reinvested: 'total' is said wherever it is in force. */
  readonly basis: 'price' | 'total';
  /** What is joined to it, each as a noun phrase with an article: 'a record close by the Nasdaq-100'. */
  readonly joined: readonly string[];
  /** What is assumed of the claim's session, as a clause after "if"; empty for nothing. */
  readonly assumed: string;
}

/** What the rows of measures read of a claim's words, its window settled. */
function toSaid(params: ClaimParams, { part }: SentenceNames): SaidParts {
  return { ...params, part, sessions: readWindow(params) };
}

/** The measure as a noun without its owner or an article. */
export function sayNoun(params: ClaimParams, names: SentenceNames): SentenceParts {
  return describeMeasure(params.measure).noun(toSaid(params, names), names.nameOf);
}

/** The same of any size: of a run of any length 'run of gains'. */
export function sayAnyNoun(params: ClaimParams, names: SentenceNames): SentenceParts {
  const measure = describeMeasure(params.measure);
  return measure.kind === 'run' ? measure.anyNoun(toSaid(params, names), names.nameOf) : sayNoun(params, names);
}

/** ', with a record close by the Nasdaq-100': what must hold on the same session; empty for nothing. */
export function sayJoined({ joined }: SentenceNames): SentenceParts {
  return joined.length === 0 ? [] : [', with ', word('and', joinWords(joined))];
}

/** So many events: 'record closes'. */
export function sayManyNoun(params: ClaimParams, names: SentenceNames, count: number): SentenceParts {
  const measure = describeMeasure(params.measure);
  return measure.kind === 'event' ? measure.manyNoun(toSaid(params, names), count, names.nameOf) : sayNoun(params, names);
}

/** The claim's instrument as the owner of what follows: 'the Russell 2000’s '. */
export function sayOwner(name: string): SentenceParts {
  return [word('symbol', name), `${possessiveEnding(name)} `];
}

/** A noun at the start of its sentence with its owner: 'The Russell 2000’s …', of many 'The …'. */
export function own(params: ClaimParams, names: SentenceNames, noun: SentenceParts): SentenceParts {
  return isOfMany(params) ? ['The ', ...noun] : [...sayOwner(capitalise(names.nameOf(params.symbol))), ...noun];
}

/** The day as a word: of a plain fact that names it apart from what is known it is that of its own. */
function dayWord(on: string, text: string): ReturnType<typeof word> {
  return word(on === '' ? 'asOf' : 'on', text);
}

/** ' (to 6 Nov 2024)': how far a unit goes that is not complete. */
function sayToDate({ on }: ClaimParams, { asOf, isToDate }: SentenceNames): SentenceParts {
  return isToDate ? [' (to ', dayWord(on, formatLongDate(asOf)), ')'] : [];
}

/** The claim's unit: 'the week to 8 Nov 2024', 'April 2022', of one that runs 'April 2022 so far (to 14 Apr 2022)'. */
function sayPeriod(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { unit, part, on } = params;
  const { asOf, isToDate } = names;
  // A part of the year is named already.
  if (!isToDate) return [dayWord(on, nameUnit(part === 'all' ? unit : 'year', asOf))];
  return [unit === 'week' ? 'the week so far' : `${nameUnit(unit, asOf)} so far`, ...sayToDate(params, names)];
}

/** Up to when something goes on: '16 Jul 2024', 'the end of April 2022', '14 Apr 2022 (month to date)'. */
export function sayEnd(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { unit } = params;
  if (names.isToDate) return [dayWord(params.on, formatLongDate(names.asOf)), ` (${unit} to date)`];
  return [
    dayWord(params.on, unit === 'session' || unit === 'week' ? formatLongDate(names.asOf) : `the end of ${nameUnit(unit, names.asOf)}`),
  ];
}

/** When: ' on 16 Jul 2024'; of a unit what happened in it, stands at its end, or goes on up to it. */
export function sayDay(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { unit, measure, sessions } = params;
  if (isYearToDate(params)) return [' to ', dayWord(params.on, formatLongDate(names.asOf))];
  if (unit === 'session') return [' on ', dayWord(params.on, formatLongDate(names.asOf))];
  const { kind, isWindow } = describeMeasure(measure);
  if (kind === 'run' || (isWindow === true && sessions > 1)) return [' to ', ...sayEnd(params, names)];
  // What a close is away from something, and how many came before it, is so at the end, whatever moved it.
  const isState = isWindow !== true && (kind === 'move' || kind === 'fall' || kind === 'count');
  if (isState && names.isToDate) return [' on ', ...sayEnd(params, names)];
  return [isState ? ' at the end of ' : ' in ', ...sayPeriod(params, names)];
}

/** 'was 75% or more': the event of a measure that is somewhere. */
export function sayReached(params: ClaimParams): SentenceParts {
  return [
    ' was ',
    word('atLeast', sayThreshold(params)),
    params.direction === 'up' || kindOf(params) === 'count' ? ' or more' : ' or less',
  ];
}

/** ', at least 100 sessions after the one before': the wait of a record or a signal; empty for any. */
export function sayWait(params: ClaimParams): SentenceParts {
  return params.atLeast === '' || !isEventMeasure(params)
    ? []
    : isFromLow(params)
      ? [', at least ', word('atLeast', sayThreshold(params)), ' after the low']
      : isBetween(params)
        ? [', after at least ', word('atLeast', sayThreshold(params)), ' without one']
        : [', at least ', word('atLeast', sayThreshold(params)), ' after the one before'];
}

/** The event of a move with its threshold, as a noun: 'one-session loss of 3% or more', 'close 5% or more above its 50-session mean'. */
export function sayMoveNoun(params: ClaimParams, names: SentenceNames): SentenceParts {
  const atLeast = isOfAnySize(params, params.atLeast) ? '' : params.atLeast;
  const measure = describeMeasure(params.measure);
  if (measure.kind !== 'move' && measure.kind !== 'fall') return sayNoun(params, names);
  if (measure.eventNoun !== undefined)
    return measure.eventNoun(toSaid(params, names), atLeast === '' ? [] : [word('atLeast', sayThreshold(params)), ' or more ']);
  // A size says whether it is of points.
  return [
    ...sayNoun(atLeast === '' ? params : { ...params, figure: 'pct' }, names),
    ' of ',
    ...(atLeast === '' ? [word('atLeast', 'any size')] : [word('atLeast', sayThreshold(params)), ' or more']),
  ];
}

/** The event as one of several, with its doer: 'a five-session gain of 10% or more by the Russell 2000'. */
export function sayOneEvent(params: ClaimParams, names: SentenceNames): SentenceParts {
  if (isPlace(params)) {
    const subject: SentenceParts = isOfMany(params)
      ? ['the ', ...sayNoun(params, names)]
      : [...sayOwner(names.nameOf(params.symbol)), ...sayNoun(params, names)];
    return [...subject, ...sayReached(params)];
  }
  const noun = sayMoveNoun(params, names);
  const one: SentenceParts = [`${indefiniteArticle(noun.map((part) => (typeof part === 'string' ? part : part.text)).join(''))} `, ...noun];
  return isOfMany(params)
    ? [...one, ...sayWait(params)]
    : [...one, ' by ', word('symbol', names.nameOf(params.symbol)), ...sayWait(params)];
}

/** What a claim of the most extreme says of each kind. */
const superlatives: Readonly<Record<MeasureKind, Readonly<Record<'up' | 'down', string>>>> = {
  run: { up: 'longest', down: 'longest' },
  fall: { up: 'deepest', down: 'deepest' },
  event: { up: 'longest awaited', down: 'longest awaited' },
  place: { up: 'highest', down: 'lowest' },
  count: { up: 'largest', down: 'largest' },
  signed: { up: 'highest', down: 'lowest' },
  move: { up: 'largest', down: 'largest' },
};

/** What the instrument has done of so many events: 'set', 'seen'. */
export function sayDone({ measure }: ClaimParams): string {
  const row = describeMeasure(measure);
  return 'done' in row ? row.done : 'had';
}

/** The superlative of the claim's measure: 'largest', 'longest', 'deepest', 'lowest', 'quickest from its low'. */
export function superlative(params: ClaimParams): string {
  if (isFromLow(params)) return `${params.direction === 'down' ? 'quickest' : 'slowest'} from its low`;
  return superlatives[kindOf(params)][sideOf(params.direction)];
}
