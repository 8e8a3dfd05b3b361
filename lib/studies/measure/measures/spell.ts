import { countWord, ordinalWord, pluralise } from '@/lib/format/number-words';
import { nameOf } from '../../kit/name-in-sentence';
import { markMeanSide, runLengths } from '@/lib/metrics';
import { nameClose, ofUnit, unitAdjective } from '../../kit/unit-words';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import { withSpan } from '../measured-values';
import type { Measure } from '../measure';
import type { MeasureParts, SaidParts } from '../measure-parts';
import { bareNameOf, sayStanding } from '../say-standing';
import { sideOf } from '../side-of';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';

const measureLengths = measureInstruments(({ main, choice: { average, direction } }) =>
  runLengths(markMeanSide(main.closes, Number(average), sideOf(direction))),
);

function saySide({ direction }: Pick<MeasureParts, 'direction'>): string {
  return direction === 'up' ? 'above' : 'below';
}

function sayRun(said: SaidParts, isCounted: boolean): SentenceParts {
  const { sessions, unit, average } = said;
  return [
    word('measure', 'run'),
    ' of ',
    ...(isCounted ? [word('sessions', countWord(sessions)), sessions === 1 ? ' ' : ' straight '] : []),
    ...(unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' ']),
    isCounted ? pluralise(sessions, 'close') : 'closes',
    ' ',
    word('direction', saySide(said)),
    ' its ',
    word('average', `${average}-${unit} mean`),
  ];
}

/** Closes in a row on one side of the mean of the last `average` closes, up to each session; 0 where it is not. **Missing** a close of the mean (G5), which ends a run. */
export const spellMeasure = {
  id: 'spell',
  label: 'Spell beside a mean',
  about: 'closes in a row above or below the mean',
  of: 'instrument',
  kind: 'run',
  parts: ['symbol', 'sessions', 'direction', 'average'],
  isOfUnits: true,
  usual: { sessions: 100, comparison: 'highest-since', threshold: () => 100 },
  symbols: listOwnSymbol,
  unit: () => 'sessions',
  // It is known from where the mean is full, not from the first close on.
  series: (input) => withSpan(measureLengths(input).values),
  noun: (said) => sayRun(said, true),
  anyNoun: (said) => sayRun(said, false),
  event: (rule, { by, its }) => {
    const { sessions, unit, average, trigger } = rule;
    const side = `${saySide(rule)} its ${average}-${unit} mean`;
    if (trigger === 'extreme')
      return `${its} longest run of ${ofUnit(unit, 'closes')} ${saySide(rule)} the ${average}-${unit} mean to date`;
    return sessions === 1 ? `a ${nameClose(unit)}${by} ${side}` : `${countWord(sessions)} straight ${ofUnit(unit, 'closes')}${by} ${side}`;
  },
  explain: ({ sessions, unit, average }) =>
    `A spell counts in the ${unit} in which it reaches ${sessions}. The mean is that of the last ${average} ${ofUnit(unit, 'closes')}, the day’s own included; a close that hits it is on neither side.`,
  title: (choice, { main }) => `${main}, closes in a row ${saySide(choice)} the ${choice.average}-session mean`,
  fact: (market, told) => {
    const { choice, found } = told;
    const side = `${saySide(choice)} its ${choice.average}-${choice.unit} mean`;
    return {
      sentence: `${ordinalWord(found.value)} straight ${nameClose(choice.unit)} of ${nameOf(market, choice.symbol)} ${side}: ${sayStanding(market, told, 'longest')}.`,
      title: `${bareNameOf(market, choice.symbol)}, ${found.value} closes ${side}`,
    };
  },
  slug: ({ symbol, average, sessions }) => [symbol, 'spell', average, sessions],
} as const satisfies Measure;
