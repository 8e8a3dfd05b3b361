import { pluralise } from '@/lib/format/number-words';
import { markCrossings, rollingMean, sessionsBetween } from '@/lib/metrics';
import { findValues } from '../../kit/universe/universe-table';
import { listOwnSymbol, measureInstruments, type InstrumentInput } from '../instrument-values';
import type { Measure } from '../measure';
import type { MeasureParts, SaidParts } from '../measure-parts';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';
import { sideOf } from '../side-of';
import { sayAfterWait, tellWait } from '../wait-between';

type CrossParts = Pick<MeasureParts, 'average' | 'fast' | 'direction' | 'unit'>;

function markSessions({ main: { closes }, choice: { fast, average, direction } }: InstrumentInput): Int8Array {
  const line = fast === 'close' ? closes : rollingMean(closes, Number(fast));
  return markCrossings(line, rollingMean(closes, Number(average)), sideOf(direction));
}

/** 'golden cross', of other means than those of 50 and 200 sessions 'cross'. */
function nameCross({ average, fast, direction, unit }: CrossParts, count: number): string {
  const kind = average === '200' && fast === '50' && unit === 'session' ? `${direction === 'down' ? 'death' : 'golden'} ` : '';
  return `${kind}${pluralise(count, 'cross', 'crosses')}`;
}

function nameSide({ direction }: CrossParts): string {
  return direction === 'down' ? 'below' : 'above';
}

/** What crosses: 'close', '50-session mean'. */
function nameFast({ fast, unit }: CrossParts): string {
  return fast === 'close' ? 'close' : `${fast}-${unit} mean`;
}

function sayCross(said: SaidParts, count: number): SentenceParts {
  return [
    word('measure', nameCross(said, count)),
    ' ',
    word('direction', nameSide(said)),
    ' its ',
    word('average', `${said.average}-${said.unit} mean`),
    ' (of its ',
    word('fast', nameFast(said)),
    ')',
  ];
}

function nameWhole(choice: CrossParts): string {
  return `${nameCross(choice, 1)} ${nameSide(choice)} its ${choice.average}-${choice.unit} mean (of its ${nameFast(choice)})`;
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
  event: (rule, words) => sayAfterWait(rule, nameWhole(rule), words),
  definition: (choice) =>
    `${choice.fast === 'close' ? 'The close' : `The mean of the last ${choice.fast} closes`} crosses where it stands ${nameSide(choice)} the mean of the last ${choice.average} closes and did not on the ${choice.unit} before; one that hits the mean is on neither side. Both means are plain ones and have the day’s own close in them.`,
  title: (choice, { main }) => `${main}, crossings ${nameSide(choice)} its ${choice.average}-session mean`,
  fact: (market, told) => tellWait(market, told, nameWhole(told.choice), `${told.choice.symbol}, ${nameCross(told.choice, 1)}`),
  slug: ({ symbol, average, fast }, comparison) => [symbol, 'cross', fast, average, comparison.name],
} as const satisfies Measure;
