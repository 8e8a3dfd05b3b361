import { formatNumber } from '@/lib/format/format-number';
import { nameOf } from '../../kit/name-in-sentence';
import { pluralise } from '@/lib/format/number-words';
import { markMoves, rollingMarks } from '@/lib/metrics';
import { ofUnit } from '../../kit/unit-words';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import { nameMove, sayMove } from '../move-words';
import { bareNameOf, sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';

/** How many of the last `sessions` sessions moved at least the threshold in the direction. **Units** a number. **Missing** a move in the window (G5). */
export const tallyMeasure = {
  id: 'tally',
  label: 'Moves in a window',
  about: 'how many of the last so many sessions moved at least the threshold',
  of: 'instrument',
  kind: 'count',
  parts: ['symbol', 'sessions', 'direction', 'thresholdPct'],
  isEitherWay: true,
  isOfUnits: true,
  fewest: { sessions: 2, why: 'moves are counted in 2 to 2520 sessions or units' },
  usual: { sessions: 10, threshold: () => 8 },
  symbols: listOwnSymbol,
  unit: () => 'count',
  series: measureInstruments(({ main, choice: { sessions, direction, thresholdPct } }) =>
    rollingMarks(markMoves(main.closes, direction, thresholdPct / 100, false), sessions),
  ),
  noun: (said) => [
    'number of ',
    ...sayMove(said, true),
    ' in the last ',
    word('sessions', said.sessions === 1 ? said.unit : `${formatNumber(said.sessions, { decimals: 0 })} ${said.unit}s`),
  ],
  event: (rule, { by, its, size }) => {
    const { sessions, unit, trigger } = rule;
    const window = `${formatNumber(sessions, { decimals: 0 })} ${pluralise(sessions, unit)}`;
    if (trigger === 'extreme') return `${its} largest number of ${nameMove(rule, true)} in ${window} to date`;
    return `${size} or more ${nameMove(rule, true)}${by} in ${window}`;
  },
  explain: ({ sessions, unit }) => `Counted are the moves of one ${unit} each in the last ${sessions} ${pluralise(sessions, unit)}.`,
  title: (choice, { main }) =>
    `${main}, ${nameMove({ ...choice, unit: 'session' }, true)} in ${choice.sessions} ${pluralise(choice.sessions, 'session')}`,
  fact: (market, told) => {
    const { choice, found } = told;
    const window = `${choice.sessions} ${pluralise(choice.sessions, choice.unit)}`;
    return {
      sentence: `${nameOf(market, choice.symbol, true)} had ${formatNumber(found.value, { decimals: 0 })} ${choice.thresholdPct === 0 ? ofUnit(choice.unit, choice.direction === 'up' ? 'gains' : 'losses') : nameMove(choice, true)} in ${window}: ${sayStanding(market, told, 'most')}.`,
      title: `${bareNameOf(market, choice.symbol)}, ${choice.direction === 'up' ? 'gains' : 'losses'} in ${window}`,
    };
  },
  slug: ({ symbol, sessions, thresholdPct }) => [symbol, 'tally', sessions, thresholdPct, 'pct'],
} as const satisfies Measure;
