import { pluralise } from '@/lib/format/number-words';
import { markCrossings, rollingMean, sessionsBetween } from '@/lib/metrics';
import { nameClose, unitAdjective } from '../../kit/unit-words';
import { findValues } from '../../kit/universe/universe-table';
import { listOwnSymbol, measureInstruments, noValues, type InstrumentInput } from '../instrument-values';
import type { Measure } from '../measure';
import type { MeasureParts } from '../measure-parts';
import { bareNameOf } from '../say-standing';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';
import { sayAbove } from '../say-above';
import { sideOf } from '../side-of';
import { sayAfterWait, tellWait } from '../wait-between';

type CrossParts = Pick<MeasureParts, 'average' | 'fast' | 'direction' | 'unit'>;

/** What crosses: the closes, or the mean of fewer of them. */
function readLine(closes: Float64Array, { fast }: Pick<MeasureParts, 'fast'>): Float64Array {
  return fast === 'close' ? closes : rollingMean(closes, Number(fast));
}

function markSessions({ main: { closes }, choice: { fast, average, direction } }: InstrumentInput): Int8Array {
  const line = readLine(closes, { fast });
  return markCrossings(line, rollingMean(closes, Number(average)), sideOf(direction));
}

/** Whether it has a name of its own: golden, and to the other side death, are crosses of the means of 50 and 200 sessions. */
function isNamed({ average, fast, unit }: CrossParts): boolean {
  return average === '200' && fast === '50' && unit === 'session';
}

function nameSide({ direction }: CrossParts): string {
  return direction === 'down' ? 'below' : 'above';
}

/** 'golden cross (its 50-session mean rising above its 200-session mean)', 'cross of its 20-session mean below its 50-session mean', 'close back below its 200-session mean'. */
function sayCross(said: CrossParts, count: number): SentenceParts {
  const { fast, average, direction, unit } = said;
  const slow = word('average', `${average}-${unit} mean`);
  if (fast === 'close')
    return [
      ...(unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' ']),
      word('fast', pluralise(count, 'close')),
      ' ',
      word('measure', 'back'),
      ' ',
      word('direction', nameSide(said)),
      ' its ',
      slow,
    ];
  const quick = word('fast', `${fast}-${unit} mean`);
  const cross = pluralise(count, 'cross', 'crosses');
  if (!isNamed(said)) return [word('measure', cross), ' of its ', quick, ' ', word('direction', nameSide(said)), ' its ', slow];
  const isDeath = direction === 'down';
  return [
    word('measure', `${isDeath ? 'death' : 'golden'} ${cross}`),
    ' (its ',
    quick,
    ' ',
    word('direction', isDeath ? 'falling below' : 'rising above'),
    ' its ',
    slow,
    ')',
  ];
}

function nameWhole(choice: CrossParts): string {
  return sayCross(choice, 1)
    .map((part) => (typeof part === 'string' ? part : part.text))
    .join('');
}

function nameTitle(choice: CrossParts): string {
  return isNamed(choice) ? `${choice.direction === 'down' ? 'death' : 'golden'} cross` : nameWhole(choice);
}

/** Sessions that lie between a crossing of a mean by the close, or by a shorter mean, and the one before, at such a crossing alone. **Missing** where there is none; known where both lines are, on the session and the one before (G5). */
export const crossMeasure = {
  id: 'cross',
  label: 'Crossing of a mean',
  about: 'sessions between a crossing of a mean, by the close or by a shorter mean, and the one before',
  of: 'instrument',
  kind: 'event',
  isBetween: true,
  isOftenUnknown: true,
  parts: ['symbol', 'direction', 'average', 'fast'],
  isOfUnits: true,
  usual: { comparison: 'first-since', threshold: () => 0 },
  symbols: listOwnSymbol,
  unit: () => 'sessions',
  absent: 'one of the two lines has no value there or on the session before; a close that a mean needs is missing, or too few are stored',
  series: (input) => {
    const known = (one: InstrumentInput): Float64Array => Float64Array.from(markSessions(one), (mark) => (mark === -1 ? NaN : mark));
    const measured = measureInstruments((one) => sessionsBetween(markSessions(one)), known)(input);
    return { ...measured, span: findValues(Float64Array.from(measured.known, (mark) => (mark === 1 ? 1 : NaN))) };
  },
  noun: (said) => sayCross(said, 1),
  manyNoun: sayCross,
  eventWord: () => 'such crossing',
  done: 'made',
  decider: {
    values: ({ panel: { series }, context: { market }, choice }) => {
      const closes = series[0]?.closes ?? noValues(market.sessions.length);
      const mean = rollingMean(closes, Number(choice.average));
      return readLine(closes, choice).map((line, t) => line / (mean[t] ?? NaN) - 1);
    },
    say: ({ fast, average, unit }, value) =>
      `${fast === 'close' ? `the ${nameClose(unit)}` : `its ${fast}-${unit} mean`} was ${sayAbove(value, `its ${average}-${unit} mean`)}`,
  },
  event: (rule, words) => sayAfterWait(rule, nameWhole(rule), words),
  definition: (choice) =>
    `${choice.fast === 'close' ? 'The close' : `The mean of the last ${choice.fast} closes`} crosses where it stands ${nameSide(choice)} the mean of the last ${choice.average} closes and did not on the ${choice.unit} before; one that hits the mean is on neither side. Both means are plain ones and have the day’s own close in them.`,
  title: (choice, { main }) =>
    `${main}, crossings ${choice.fast === 'close' ? '' : `of its ${choice.fast}-session mean `}${nameSide(choice)} its ${choice.average}-session mean`,
  fact: (market, told) =>
    tellWait(market, told, nameWhole(told.choice), `${bareNameOf(market, told.choice.symbol)}, ${nameTitle(told.choice)}`),
  slug: ({ symbol, average, fast }, comparison) => [symbol, 'cross', fast, average, comparison.name],
} as const satisfies Measure;
