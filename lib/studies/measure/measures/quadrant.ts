import { splitUnits } from '@/lib/calendar/split-units';
import { nameOf } from '../../kit/name-in-sentence';
import { pluralise } from '@/lib/format/number-words';
import { quadrantEntries, quadrantPlaces, quadrants, rotation, rotationFormulas, sessionsBetween } from '@/lib/metrics';
import type { StudyContext } from '../../kit/study';
import { formulaNames, formulaWords } from '../../kit/formula-words';
import { findValues } from '../../kit/universe/universe-table';
import { listPairSymbols, measureInstruments, noValues, type InstrumentInput } from '../instrument-values';
import type { Measure, NameSymbol } from '../measure';
import type { SaidParts } from '../measure-parts';
import type { QuadrantChoice } from '../quadrant-choice';
import { bareNameOf } from '../say-standing';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';
import { sayAfterWait, tellWait } from '../wait-between';

/**
 * 1 on the sessions at whose close the quadrant is entered: the last ones of complete weeks alone. 0 where it is known that it is not: of a
 * session within a week as of the end of the week before, since nothing is entered there. NaN where nothing is known.
 */
function markEntries({ market, next = null }: StudyContext, { main, other, choice }: InstrumentInput): Float64Array {
  const marks = noValues(main.closes.length);
  if (other === null) return marks;
  const { lasts, isRunning } = splitUnits(market.sessions, 'week', next);
  const ends = isRunning ? lasts.slice(0, -1) : lasts;
  const atEnds = (closes: Float64Array): Float64Array => Float64Array.from(ends, (end) => closes[end] ?? NaN);
  const places = quadrantPlaces(rotation(atEnds(main.closes), atEnds(other.closes), choice.formula));
  const entries = quadrantEntries(places, quadrants.indexOf(choice.quadrant));
  let week = 0;
  let within = NaN;
  for (let t = 0; t < marks.length; t += 1) {
    if (ends[week] !== t) marks[t] = within;
    else {
      marks[t] = entries[week] ?? NaN;
      within = Number.isNaN(marks[t]) ? NaN : 0;
      week += 1;
    }
  }
  return marks;
}

function sayEntry({ versus, formula, quadrant }: SaidParts, nameSymbol: NameSymbol, noun: string): SentenceParts {
  return [
    word('measure', noun),
    ' into the ',
    word('quadrant', quadrant),
    ' quadrant against ',
    word('versus', nameSymbol(versus)),
    ' (weekly, by ',
    word('formula', formulaWords[formula]),
    ')',
  ];
}

function nameEntry({ formula, quadrant }: QuadrantChoice, other: string): string {
  return `entry into the ${quadrant} quadrant against ${other} (weekly, by ${formulaWords[formula]})`;
}

function defineEntry({ formula }: QuadrantChoice): string {
  return `Quadrants are those of the study rotation by ${formulaWords[formula]}, from the closes of complete weeks. One is entered at the close of the last session of a week that ends in it, where the week before ended in another; where either week has no quadrant, no entry is known.`;
}

/** Sessions that lie between the end of a week in which the quadrant is entered and the one before, at such an end alone. **Missing** where there is none; known from the first week whose entry can be judged. */
export const quadrantMeasure = {
  id: 'quadrant',
  label: 'Quadrant entered',
  about: 'sessions between the end of a week in which a quadrant of rotation is entered and the one before',
  of: 'instrument',
  kind: 'event',
  isBetween: true,
  isOftenUnknown: true,
  parts: ['symbol', 'formula', 'quadrant'],
  versus: 'needed',
  usual: { comparison: 'first-since', threshold: () => 0 },
  symbols: listPairSymbols,
  unit: () => 'sessions',
  absent:
    'by this formula there is no quadrant, of the last complete week or of the one before it; a weekly close that a window needs is missing, or too few are stored',
  series: (input) => {
    const mark = (one: InstrumentInput): Float64Array => markEntries(input.context, one);
    const measured = measureInstruments(
      (one) => sessionsBetween(Int8Array.from(mark(one), (entry) => (Number.isNaN(entry) ? -1 : Number(entry === 1)))),
      mark,
    )(input);
    return { ...measured, span: findValues(Float64Array.from(measured.known, (known) => (known === 1 ? 1 : NaN))) };
  },
  // Of these charts no formula is agreed upon: the others are told beside it.
  conventions: (choice) =>
    rotationFormulas
      .filter((formula) => formula !== choice.formula)
      .map((formula) => ({ id: `formula=${formula}`, label: `Formula: ${formulaNames[formula]}`, choice: { ...choice, formula } })),
  noun: (said, nameSymbol) => sayEntry(said, nameSymbol, 'entry'),
  manyNoun: (said, count, nameSymbol) => sayEntry(said, nameSymbol, pluralise(count, 'entry', 'entries')),
  eventWord: () => 'such change',
  done: 'made',
  event: (rule, words) => sayAfterWait(rule, nameEntry(rule, words.other), words),
  definition: defineEntry,
  title: ({ quadrant }, { main, other }) => `${main} against ${other}, entries into the ${quadrant} quadrant`,
  fact: (market, told) => {
    const { symbol, versus, quadrant } = told.choice;
    return tellWait(
      market,
      told,
      nameEntry(told.choice, nameOf(market, versus)),
      `${bareNameOf(market, symbol)}, ${quadrant} against ${bareNameOf(market, versus)}`,
    );
  },
  slug: ({ symbol, versus, formula, quadrant }, comparison) => [symbol, 'over', versus, quadrant, formula, comparison.name],
} as const satisfies Measure;
