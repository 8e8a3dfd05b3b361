import { pluralise } from '@/lib/format/number-words';
import { nameOf } from '../../kit/name-in-sentence';
import { sessionsFromLow } from '@/lib/metrics';
import { nameClose, ofUnit } from '../../kit/unit-words';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import type { MeasureParts } from '../measure-parts';
import { bareNameOf } from '../say-standing';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';
import { sayAmount } from '../window-words';

type RecoveryParts = Pick<MeasureParts, 'thresholdPct' | 'unit'>;

/** 'new record close after a fall of 10% or more', 'new record weekly closes after a fall of any size'. */
function sayRecovery({ thresholdPct, unit }: RecoveryParts, count: number): SentenceParts {
  const close = pluralise(count, ofUnit(unit, 'close'));
  const size = thresholdPct === 0 ? 'any size' : `${sayAmount(thresholdPct)}% or more`;
  return [word('measure', `new record ${close}`), ' after a fall of ', word('thresholdPct', size)];
}

function nameRecovery(choice: RecoveryParts): string {
  return sayRecovery(choice, 1)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');
}

/** Sessions from the lowest close since the record before to a new one, at such a record alone (`sessionsFromLow`). **Missing** where there is none; known wherever there is a close. */
export const recoveryMeasure = {
  id: 'recovery',
  label: 'Low to record',
  about: 'sessions from the lowest close of a fall to the record close that ends it',
  of: 'instrument',
  kind: 'event',
  isFromLow: true,
  ranksWaits: true,
  parts: ['symbol', 'thresholdPct'],
  isOfUnits: true,
  usual: { comparison: 'gap', threshold: () => 0 },
  symbols: listOwnSymbol,
  unit: () => 'sessions',
  series: measureInstruments(
    ({ main, choice: { thresholdPct } }) => sessionsFromLow(main.closes, thresholdPct / 100),
    ({ main }) => main.closes,
  ),
  noun: (said) => sayRecovery(said, 1),
  manyNoun: sayRecovery,
  eventWord: () => 'such record',
  done: 'set',
  event: (rule, { by, its }) => {
    const { trigger, atLeast, unit } = rule;
    const after = `${sayAmount(atLeast)} ${pluralise(atLeast, unit)} or more after the low`;
    if (trigger === 'extreme') return `${its} longest way to date from the low of a fall to a ${nameRecovery(rule)}`;
    return atLeast < 1 ? `a ${nameRecovery(rule)}${by}` : `a ${nameRecovery(rule)}${by}, ${after}`;
  },
  definition: ({ thresholdPct, unit }) =>
    `A fall runs from a record ${nameClose(unit)} to the next one and is as deep as its lowest ${nameClose(unit)} is below the record${thresholdPct === 0 ? '' : `, here ${sayAmount(thresholdPct)}% or more`}; the way to the new record is counted in ${unit}s from that lowest ${nameClose(unit)}, of equal ones from the last.`,
  title: ({ thresholdPct }, { main }) => `${main}, from the low of a fall of ${thresholdPct}% or more to a record`,
  fact: (market, { choice, found }) => ({
    sentence: `${nameOf(market, choice.symbol, true)} set a ${nameRecovery(choice)}, ${found.value} ${pluralise(found.value, choice.unit)} after the low.`,
    title: `${bareNameOf(market, choice.symbol)}, from low to record`,
  }),
  slug: ({ symbol, thresholdPct }, comparison) => [symbol, 'recovery', thresholdPct, 'pct', comparison.name],
} as const satisfies Measure;
