import { capitalise } from '@/lib/format/capitalise';
import { formatLongDate } from '@/lib/format/format-date';
import { nameOf } from '../../kit/name-in-sentence';
import { countWord, ordinal, ordinalWord, pluralise } from '@/lib/format/number-words';
import { findRecords, runningMax } from '@/lib/metrics';
import type { Market } from '@/lib/market/market';
import { listOwnSymbol, measureInstruments, noValues, readPrices, type InstrumentInput } from '../instrument-values';
import type { FactWords } from '../fact-words';
import type { Measure, MeasureInput, ToldFact } from '../measure';
import type { MeasureParts, SaidParts } from '../measure-parts';
import { otherPrice, otherTies } from '../other-definitions';
import { bareNameOf } from '../say-standing';
import { ofUnit, unitAdjective } from '../../kit/unit-words';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';
import { sayAbove } from '../say-above';
import { sayWait } from '../window-words';

const recordWords = { any: '', close: 'close', high: 'intraday high' } as const;

function measureWaits(input: InstrumentInput): Float64Array {
  const prices = readPrices(input);
  const gaps = noValues(prices.length);
  // Where no high is stored the closes bound those after it, of a unit all that lie in it.
  const bounds = (input.choice.price === 'high' ? input.main.highestClose : undefined) ?? input.main.closes;
  // The wait for a first high that is a record is not known; that it is one is, and no wait is said of it.
  for (const { index, gapSessions } of findRecords(prices, input.choice.ties === 'include', bounds))
    gaps[index] = Number.isNaN(gapSessions) ? 0 : gapSessions;
  return gaps;
}

/** How far each price is above the record before it. **Units** fractions, below zero where it is no record. */
function measureAboveRecord(input: MeasureInput): Float64Array {
  const [main] = input.panel.series;
  const { choice } = input;
  if (main === undefined) return noValues(input.context.market.sessions.length);
  const prices = readPrices({ main, other: null, choice, panel: input.panel });
  const bounds = (choice.price === 'high' ? main.highestClose : undefined) ?? main.closes;
  const highest = runningMax(prices.map((price, t) => (Number.isNaN(price) ? (bounds[t] ?? NaN) : price)));
  return prices.map((price, t) => price / (highest[t - 1] ?? NaN) - 1);
}

function nameLevel({ price, unit }: Pick<MeasureParts, 'price' | 'unit'>): string {
  return ofUnit(unit, price === 'high' ? 'intraday high' : 'close');
}

function sayRecords({ price, ties, unit }: SaidParts, count: number): SentenceParts {
  const tied = ties === 'include' ? [' (', word('ties', 'equal ones counted'), ')'] : [];
  const what = recordWords[price];
  const per: SentenceParts = unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' '];
  if (what === '') return [...per, word('measure', pluralise(count, 'record')), ...tied];
  return [word('measure', 'record'), ' ', ...per, word('price', pluralise(count, what)), ...tied];
}

function sayFact(market: Market, { choice, comparison, first, found }: ToldFact): FactWords {
  const name = nameOf(market, choice.symbol);
  const since = market.sessions[first]?.slice(0, 4) ?? '';
  const times = found.count === 1 ? 'the longest wait' : `only the ${ordinalWord(found.count)} wait as long`;
  if (comparison.name === 'gap') {
    const gap = comparison.count ?? 0;
    const before = formatLongDate(market.sessions[market.sessions.length - 1 - gap] ?? '');
    const between = `${countWord(gap - 1)} ${pluralise(gap - 1, 'lies', 'lie')} between`;
    return {
      sentence: `First record close for ${name} since ${before}, ${countWord(gap)} ${pluralise(gap, 'session')} earlier (${between}): ${times} since ${since}.`,
      title: `${bareNameOf(market, choice.symbol)}, record after ${gap} sessions`,
    };
  }
  const number = comparison.count ?? 0;
  const year = market.sessions.at(-1)?.slice(0, 4) ?? '';
  const years = found.count === 1 ? 'no year had as many' : `only the ${ordinalWord(found.count)} year with as many`;
  return {
    sentence: `${capitalise(ordinal(number))} record close of ${year} for ${name}: ${years} since ${since}.`,
    title: `${bareNameOf(market, choice.symbol)}, record ${number} of the year`,
  };
}

/** Sessions since the record before, at a record alone. **Missing** where there is none; known wherever there is a price. */
export const recordMeasure = {
  id: 'record',
  label: 'Record close',
  about: 'sessions since the record before',
  of: 'instrument',
  kind: 'event',
  parts: ['symbol', 'ties', 'price'],
  isPrice: true,
  ranksWaits: true,
  isOfUnits: true,
  needsThreshold: { comparisons: ['only-k-since'], example: '100' },
  usual: { comparison: 'count-this-year', threshold: () => 10 },
  symbols: listOwnSymbol,
  unit: () => 'sessions',
  series: measureInstruments(measureWaits, readPrices),
  openVariants: (choice, said) => [{ ...otherPrice(choice), decides: said.price === 'any' }],
  conventions: (choice) => [otherTies(choice)],
  noun: (said) => sayRecords(said, 1),
  manyNoun: sayRecords,
  eventWord: () => 'record',
  done: 'set',
  decider: {
    values: measureAboveRecord,
    say: (choice, value) => `the ${nameLevel(choice)} was ${sayAbove(value, `the record ${nameLevel(choice)} before it`)}`,
  },
  event: ({ price, unit, trigger, atLeast }, { by, its }) => {
    const record = `record ${ofUnit(unit, price === 'high' ? 'intraday high' : 'close')}`;
    if (trigger === 'extreme') return `${its} longest wait for a ${record} to date`;
    return atLeast <= 1 ? `a ${record}${by}` : `a ${record}${by} at least ${sayWait(atLeast, unit)} after the one before`;
  },
  explain: ({ ties, price }) =>
    `A record is ${price === 'high' ? 'an intraday high' : 'a close'} ${ties === 'include' ? 'at or ' : ''}above all before it.`,
  title: (_, { main }) => `${main}, records`,
  fact: sayFact,
  slug: ({ symbol }, comparison) => [symbol, 'record', comparison.name],
} as const satisfies Measure;
