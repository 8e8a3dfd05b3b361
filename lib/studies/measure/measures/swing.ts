import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { pluralise } from '@/lib/format/number-words';
import { markMoves, sessionReturn, sessionsBetween } from '@/lib/metrics';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure, MeasureParts, SaidParts } from '../measure';
import { nameMove, sayMove } from '../move-words';
import { nameOf, sayStanding } from '../say-standing';
import type { SentenceParts } from '../sentence-word';
import { sayWait } from '../window-words';

/** 'one-session loss of 2% or more', 'weekly loss of 2% or more': that it is of one session is said, since a week has a word of its own. */
function sayOne(said: SaidParts, isMany: boolean): SentenceParts {
  return [...(said.unit === 'session' ? ['one-session '] : []), ...sayMove(said, isMany)];
}

function nameOne(choice: MeasureParts): string {
  return `${choice.unit === 'session' ? 'one-session ' : ''}${nameMove(choice, false)}`;
}

/** Sessions that lie between a move of at least the threshold and the one before, at such a move alone. **Missing** where there is none; known wherever there is a return. */
export const swingMeasure = {
  id: 'swing',
  label: 'Large move',
  about: 'sessions between a move of at least the threshold and the one before',
  of: 'instrument',
  kind: 'event',
  isBetween: true,
  parts: ['symbol', 'direction', 'thresholdPct'],
  isOfUnits: true,
  usual: { comparison: 'first-since', threshold: () => 0 },
  symbols: listOwnSymbol,
  unit: () => 'sessions',
  series: measureInstruments(
    ({ main, choice: { direction, thresholdPct } }) => sessionsBetween(markMoves(main.closes, direction, thresholdPct / 100, false)),
    ({ main }) => sessionReturn(main.closes, 1),
  ),
  noun: (said) => sayOne(said, false),
  manyNoun: (said, count) => sayOne(said, count !== 1),
  eventWord: () => 'such move',
  done: 'seen',
  event: (rule, { by, its }) => {
    const { trigger, atLeast, unit } = rule;
    if (trigger === 'extreme') return `${its} longest wait for a ${nameOne(rule)} to date`;
    const move = `${indefiniteArticle(nameOne(rule))} ${nameOne(rule)}${by}`;
    return atLeast < 1 ? move : `${move} after at least ${sayWait(atLeast, unit)} without one`;
  },
  explain: ({ unit }) => `The wait for a move is the number of ${unit}s that lie between it and the one before.`,
  title: (choice, { main }) => `${main}, ${nameMove({ ...choice, unit: 'session' }, true)}`,
  fact: (market, told) => {
    const { choice, found } = told;
    const wait = `${found.value} ${pluralise(found.value, choice.unit)}`;
    return {
      sentence: `First ${nameOne(choice)} for ${nameOf(market, choice.symbol)} after ${wait} without one: ${sayStanding(market, told, 'longest awaited')}.`,
      title: `${choice.symbol}, ${nameOne(choice)}`,
    };
  },
  slug: ({ symbol, thresholdPct }, comparison) => [symbol, 'swing', thresholdPct, 'pct', comparison.name],
} as const satisfies Measure;
