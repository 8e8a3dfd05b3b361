import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import type { SentencePart } from '../../kit/study';
import type { ClaimParams } from './params';
import {
  own,
  sayAnyNoun,
  sayDay,
  sayDone,
  sayEnd,
  sayJoined,
  sayManyNoun,
  sayMoveNoun,
  sayNoun,
  sayOneEvent,
  sayReached,
  sayWait,
  superlative,
  type SentenceNames,
  sayOwner,
} from './claim-nouns';
import { saySaid, saySide } from './claim-units';
import { isBetween, isFromLow, isOfMany, isOfUniverse, isPlace, isSignal } from '../../measure/measures';
import { sentenceWord as word, type SentenceParts } from '../../measure/sentence-word';
import { readSince } from './read-since';
import { sayAfterwards } from './say-afterwards';
import { sayBlank } from './say-blank';

export type { SentenceNames } from './claim-nouns';

/** ' since December 2018', or ' in the data from December 1927': nothing is known of the time before. Of the members of a universe, whose data are short, both. */
function saySince(params: ClaimParams, { start, asOf }: SentenceNames): SentenceParts {
  const period = readSince(params.since);
  // A rank counts from the beginning of the time that is named; "the largest since 2004" is that of what came after it.
  const isFrom = params.comparison === 'largest' || params.comparison === 'nth';
  if (period !== null && isFrom && period.from === period.to)
    return [' from ', word('since', period.words), ' on', ...(isOfUniverse(params) && start !== '' ? [`, in the data from ${start}`] : [])];
  if (period !== null)
    // Within a year "since" that year would be since its end.
    return [
      ' since ',
      word('since', period.from < period.to && (isFrom || period.to >= asOf) ? `the start of ${period.words}` : period.words),
      ...(isOfUniverse(params) && start !== '' ? [`, in the data from ${start}`] : []),
    ];
  return [' ', word('since', start === '' ? 'in the data' : `in the data from ${start}`)];
}

function sayFigure(params: ClaimParams): SentenceParts {
  if (params.said === '') return [];
  const side = saySide(params);
  return side === '' ? [', at ', word('said', saySaid(params))] : [', and ', ...sayBlank(params)];
}

function sayRank(params: ClaimParams, names: SentenceNames, day: SentenceParts): SentenceParts {
  const { comparison, count } = params;
  const place: SentenceParts = comparison === 'nth' && count > 1 ? [word('count', ordinalWord(count)), ' '] : [];
  return [
    ...own(params, names, sayNoun(params, names)),
    ...day,
    ' was the ',
    ...place,
    word('comparison', superlative(params)),
    ...(names.year === '' ? saySince(params, names) : [' of ', word('within', names.year)]),
    ...sayFigure(params),
  ];
}

function sayHappened(params: ClaimParams, names: SentenceNames, day: SentenceParts): SentenceParts {
  const { comparison, count } = params;
  const since = [...saySince(params, names), ...sayFigure(params)];
  if (isPlace(params)) {
    const times: SentenceParts =
      comparison === 'first-since'
        ? [word('comparison', 'for the first time')]
        : count === 1
          ? [word('comparison', 'the only time')]
          : [word('comparison', 'one of only'), ' ', word('count', countWord(count)), ' times'];
    return [...own(params, names, sayNoun(params, names)), ...sayReached(params), ...day, ...sayJoined(names), ', ', ...times, ...since];
  }
  const which: SentenceParts =
    comparison === 'first-since'
      ? [word('comparison', 'the first')]
      : count === 1
        ? [word('comparison', 'the only one')]
        : [word('comparison', 'one of only'), ' ', word('count', countWord(count))];
  const wait = sayWait(params);
  const joined = sayJoined(names);
  return [
    ...own(params, names, sayMoveNoun(params, names)),
    ...day,
    ...wait,
    ...joined,
    ...(wait.length + joined.length === 0 ? [] : [',']),
    ' was ',
    ...which,
    ...since,
  ];
}

/** 'The S&P 500 had a record close on 19 Jan 2024', or 'no record close', 'There was a Zweig breadth thrust of NYSE stocks on …'. */
function sayPlain(params: ClaimParams, names: SentenceNames, day: SentenceParts): SentenceParts {
  const noun = sayMoveNoun(params, names);
  const isNone = params.comparison === 'none';
  const verb = word('comparison', `${isOfMany(params) ? 'was' : 'had'}${isNone ? ' no' : ''}`);
  const who: SentenceParts = isOfMany(params) ? ['There ', verb] : [word('symbol', capitalise(names.nameOf(params.symbol))), ' ', verb];
  return [...who, isNone ? ' ' : ` ${indefiniteArticle(readText(noun))} `, ...noun, ...day, ...sayWait(params), ...sayJoined(names)];
}

function readText(parts: SentenceParts): string {
  return parts.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}

function sayEver(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { symbol, said, since } = params;
  const most = [word('comparison', superlative(params)), ' '];
  const owner = sayOwner(capitalise(names.nameOf(symbol)));
  const what: SentenceParts = isSignal(params)
    ? ['The ', word('comparison', 'longest wait'), ' for ', ...sayOneEvent(params, names)]
    : isOfMany(params)
      ? ['The ', ...most, ...sayNoun(params, names)]
      : [...owner, ...most, ...sayAnyNoun(params, names)];
  const period = readSince(since);
  const when: SentenceParts =
    period === null
      ? []
      : [
          said === '' ? ` ${period.from === period.to ? 'on' : 'in'} ` : `, ${period.from === period.to ? 'on' : 'in'} `,
          word('since', period.words),
        ];
  return [
    ...what,
    ...(names.year === '' ? [] : [' in ', word('within', names.year.slice(0, 4))]),
    ' up to ',
    word('asOf', formatLongDate(names.asOf)),
    ' was',
    ...(said === '' && period !== null ? [] : [' ', ...sayBlank(params)]),
    ...when,
  ];
}

/** 'in 2024 up to ', or 'from 2 Jan 2024 to ': when what is counted was so, before the day up to which it is counted. */
function sayCounted({ since }: ClaimParams, { asOf }: SentenceNames): SentenceParts {
  const period = readSince(since);
  if (period === null) return [word('comparison', `in ${asOf.slice(0, 4)}`), ' up to '];
  const isDay = period.from === period.to;
  if (!isDay && period.to >= asOf) return [word('comparison', 'in'), ' ', word('since', period.words), ' up to '];
  return [word('comparison', 'from'), ' ', word('since', isDay ? period.words : `the start of ${period.words}`), ' to '];
}

function sayComparison(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { comparison, count, symbol, unit } = params;
  const date = word('asOf', formatLongDate(names.asOf));
  const day = sayDay(params, names);
  switch (comparison) {
    case 'largest':
    case 'nth':
    case 'highest-since':
      return sayRank(params, names, day);
    case 'first-since':
    case 'only-k-since':
      return sayHappened(params, names, day);
    case 'in-a-row':
      return [
        ...own(params, names, sayNoun(params, names)),
        ' ',
        word('comparison', 'lasted to'),
        ' ',
        ...sayEnd(params, names),
        // As many as are said stand in its noun, which a longer run has, too.
        ...(params.said !== '' && saySide(params) === '' ? [' and was ', word('said', saySaid(params)), ' long'] : sayFigure(params)),
      ];
    case 'count-this-year':
      return [
        word('symbol', capitalise(names.nameOf(symbol))),
        ` had ${sayDone(params)} `,
        word('count', count === 0 ? 'no' : countWord(count)),
        ' ',
        ...sayManyNoun(params, names, count),
        ' ',
        ...sayCounted(params, names),
        date,
      ];
    case 'gap':
      return [
        ...own(params, names, sayNoun(params, names)),
        ...day,
        ' came ',
        ...(isBetween(params)
          ? [
              word('comparison', 'after'),
              ' ',
              word('count', `${count === 0 ? 'no' : countWord(count)} ${pluralise(count, unit)}`),
              ' without one',
            ]
          : [
              word('count', `${countWord(count)} ${pluralise(count, unit)}`),
              ' ',
              word('comparison', isFromLow(params) ? 'after the low' : 'after the one before'),
            ]),
      ];
    case 'ever':
      return sayEver(params, names);
    case 'figure':
      return [...own(params, names, sayNoun(params, names)), ...day, ' ', word('comparison', 'was'), ' ', ...sayBlank(params)];
    case 'happened':
    case 'none':
      return sayPlain(params, names, day);
    case 'afterwards':
      return sayAfterwards(params, names);
  }
}

/** What the words so far leave open of dividends and of closes that are assumed. */
function sayTerms({ returns }: ClaimParams, { basis, assumed }: SentenceNames): SentenceParts {
  const dividends: SentenceParts =
    basis === 'total'
      ? [', ', word('returns', 'dividends reinvested')]
      : returns === 'price'
        ? [', ', word('returns', 'dividends left out')]
        : [];
  return [...dividends, ...(assumed === '' ? [] : [`, if ${assumed}`])];
}

/** The claim as one sentence, in parts: a part that names a parameter is a word that a reader may change. Ends with a full stop. */
export function buildClaimSentence(params: ClaimParams, names: SentenceNames): SentencePart[] {
  const sentence = [...sayComparison(params, names), ...sayTerms(params, names), '.'];
  return sentence.map((part) => (typeof part === 'string' ? { text: part, param: null } : part)).filter((part) => part.text !== '');
}

/** The parts read as plain text. */
export function readSentence(parts: readonly SentencePart[]): string {
  return parts.map((part) => part.text).join('');
}
