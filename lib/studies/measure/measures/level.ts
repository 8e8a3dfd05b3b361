import { indefiniteArticle } from '@/lib/format/indefinite-article';
import { nameOf } from '../../kit/name-in-sentence';
import { formatNumber } from '@/lib/format/format-number';
import { eventComparisons } from '../comparisons';
import { listOwnSymbol, measureInstruments, readBoundedPrices } from '../instrument-values';
import type { Measure } from '../measure';
import { otherPrice } from '../other-definitions';
import { bareNameOf, sayStanding } from '../say-standing';
import { ofUnit, unitAdjective } from '../../kit/unit-words';
import { sentenceWord as word } from '../sentence-word';

/** The close, or the intraday high, of which a close stands for one that is not stored. **Units** the instrument's own. **Missing** no such price is stored. */
export const levelMeasure = {
  id: 'level',
  label: 'Level',
  about: 'the close',
  of: 'instrument',
  kind: 'place',
  parts: ['symbol', 'direction', 'price'],
  isPrice: true,
  isOfUnits: true,
  needsThreshold: { comparisons: eventComparisons, example: '5000' },
  usual: { threshold: () => 10 },
  symbols: listOwnSymbol,
  unit: () => 'level',
  series: measureInstruments(readBoundedPrices),
  openVariants: (choice) => [{ ...otherPrice(choice), decides: false }],
  noun: ({ price, unit }) => [
    ...(unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' ']),
    word('price', price === 'high' ? 'intraday high' : 'close'),
  ],
  event: ({ price, unit, trigger, direction }, { by, its, size }) => {
    const up = direction === 'up';
    const level = ofUnit(unit, price === 'high' ? 'intraday high' : 'close');
    if (trigger === 'extreme') return `${its} ${up ? 'highest' : 'lowest'} ${level} to date`;
    return `${indefiniteArticle(level)} ${level}${by} at or ${up ? 'above' : 'below'} ${size}`;
  },
  title: (_, { main }) => main,
  fact: (market, told) => {
    const {
      choice: { symbol, direction },
      found,
    } = told;
    const superlative = direction === 'up' ? 'highest close' : 'lowest close';
    // A stock's close is adjusted for the splits since: nobody saw that figure then.
    const how = market.series.get(symbol)?.instrument.kind === 'index' ? `closed at ${formatNumber(found.value)}:` : 'reached';
    return {
      sentence: `${nameOf(market, symbol, true)} ${how} ${sayStanding(market, told, superlative)}.`,
      title: `${bareNameOf(market, symbol)}, ${superlative}`,
    };
  },
  slug: ({ symbol }) => [symbol, 'level'],
} as const satisfies Measure;
