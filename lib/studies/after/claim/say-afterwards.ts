import { formatLongDate } from '@/lib/format/format-date';
import { countWord, pluralise } from '@/lib/format/number-words';
import { findOwnIndex } from '../../measure/find-own-index';
import { isOfUniverse } from '../../measure/measures';
import { sentenceWord as word, type SentenceParts } from '../../measure/sentence-word';
import { sayJoined, sayOneEvent, type SentenceNames } from './claim-nouns';
import type { ClaimParams } from './params';
import { readSince } from './read-since';
import { sayBlank } from './say-blank';

/** Which of neighbouring days, or units, count. */
function sayPolicy({ policy, unit }: ClaimParams): string {
  const day = unit === 'session' ? 'day' : unit;
  return {
    all: `every ${day} counted`,
    'first-cross': `first ${day}s counted`,
    'first-in-horizon': `${day}s within the horizon of another left out`,
  }[policy];
}

/** 'After five straight gains by the Russell 2000, the mean return of the Russell 2000 over the next 252 sessions was 11.5% (every day counted, …)'. */
export function sayAfterwards(params: ClaimParams, names: SentenceNames): SentenceParts {
  const { statistic, horizon, unit, members, symbol } = params;
  const outcome = names.nameOf(isOfUniverse(params) ? (findOwnIndex(members) ?? symbol) : symbol);
  const sessions = `${countWord(horizon)} ${pluralise(horizon, unit)}`;
  const what: SentenceParts =
    statistic === 'share-higher'
      ? [
          'the ',
          word('statistic', 'share of times'),
          ` that ${outcome} stood higher `,
          word('horizon', sessions),
          ' ',
          word('comparison', 'later'),
        ]
      : [
          'the ',
          word('statistic', `${statistic} return`),
          ` of ${outcome} over the `,
          word('comparison', 'next'),
          ' ',
          word('horizon', horizon === 1 ? unit : sessions),
        ];
  const from = readSince(params.since);
  const span: SentenceParts = [
    word('since', from === null ? `in the data${names.start === '' ? '' : ` from ${names.start}`}` : `from ${from.words}`),
    ' to ',
    word('asOf', formatLongDate(names.asOf)),
  ];
  return [
    'After ',
    ...sayOneEvent(params, names),
    ...sayJoined(names),
    ', ',
    ...what,
    ' was ',
    ...sayBlank(params),
    ' (',
    word('policy', sayPolicy(params)),
    ', ',
    ...span,
    ')',
  ];
}
