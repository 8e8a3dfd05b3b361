import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { nameOf } from '../../kit/name-in-sentence';
import { markMoves, oppositeMarks, runLengths } from '@/lib/metrics';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import type { SaidParts } from '../measure-parts';
import { nameMove, sayMove } from '../move-words';
import { bareNameOf, sayStanding } from '../say-standing';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';

function sayRun(said: SaidParts, isCounted: boolean): SentenceParts {
  const { sessions, unit } = said;
  const many = isCounted ? pluralise(sessions, unit) : `${unit}s`;
  return [
    word('measure', 'run'),
    ' of ',
    ...(isCounted ? [word('sessions', countWord(sessions)), ' '] : []),
    unit === 'session' ? many : word('unit', many),
    ' without a ',
    ...sayMove(said, false),
  ];
}

/** Sessions in a row without a move of at least the threshold in the direction, up to each session; 0 where there was one. **Missing** its own move; a gap ends a run (G5). */
export const calmMeasure = {
  id: 'calm',
  label: 'Calm',
  about: 'sessions in a row without a move of at least the threshold',
  of: 'instrument',
  kind: 'run',
  parts: ['symbol', 'sessions', 'direction', 'thresholdPct'],
  isEitherWay: true,
  isOfUnits: true,
  usual: { sessions: 100, comparison: 'highest-since', threshold: () => 100 },
  symbols: listOwnSymbol,
  unit: () => 'sessions',
  series: measureInstruments(({ main, choice: { direction, thresholdPct } }) =>
    runLengths(oppositeMarks(markMoves(main.closes, direction, thresholdPct / 100, false))),
  ),
  noun: (said) => sayRun(said, true),
  anyNoun: (said) => sayRun(said, false),
  event: (rule, { by, its }) => {
    const { sessions, unit, trigger } = rule;
    const without = `without a ${nameMove(rule, false)}`;
    if (trigger === 'extreme') return `${its} longest run of ${unit}s ${without} to date`;
    return `${countWord(sessions)} ${pluralise(sessions, unit)} in a row ${without}${by}`;
  },
  explain: ({ sessions, unit }) => `A calm counts in the ${unit} in which it reaches ${sessions}, known at its close.`,
  title: (choice, { main }) => `${main}, sessions in a row without a ${nameMove({ ...choice, unit: 'session' }, false)}`,
  fact: (market, told) => {
    const { choice, found } = told;
    return {
      sentence: `${ordinalWord(found.value)} ${choice.unit} in a row without a ${nameMove(choice, false)} for ${nameOf(market, choice.symbol)}: ${sayStanding(market, told, 'longest')}.`,
      title: `${bareNameOf(market, choice.symbol)}, ${found.value} ${choice.unit}s without a ${nameMove(choice, false)}`,
    };
  },
  slug: ({ symbol, sessions, thresholdPct }) => [symbol, 'calm', sessions, thresholdPct, 'pct'],
} as const satisfies Measure;
