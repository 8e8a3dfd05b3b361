import { bareNameOf } from '../say-standing';
import { markMoves, sessionReturn, sessionsBetween } from '@/lib/metrics';
import { formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { listOwnSymbol, measureInstruments, noValues } from '../instrument-values';
import type { Measure } from '../measure';
import type { MeasureParts, SaidParts } from '../measure-parts';
import { nameMove, sayMove } from '../move-words';
import type { SentenceParts } from '../sentence-word';
import { sayWindow } from '../window-words';
import { sayAfterWait, tellWait } from '../wait-between';

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
  isEitherWay: true,
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
  decider: {
    values: ({ panel: { series }, context: { market } }) => sessionReturn(series[0]?.closes ?? noValues(market.sessions.length), 1),
    say: ({ unit }, value) => `the ${sayWindow(1, unit)} return was ${formatPercent(toPercent(value), { sign: true })}`,
  },
  event: (rule, words) => sayAfterWait(rule, nameOne(rule), words),
  explain: ({ unit }) => `The wait for a move is the number of ${unit}s that lie between it and the one before.`,
  title: (choice, { main }) => `${main}, ${nameMove({ ...choice, unit: 'session' }, true)}`,
  fact: (market, told) =>
    tellWait(market, told, nameOne(told.choice), `${bareNameOf(market, told.choice.symbol)}, ${nameOne(told.choice)}`),
  slug: ({ symbol, thresholdPct }, comparison) => [symbol, 'swing', thresholdPct, 'pct', comparison.name],
} as const satisfies Measure;
