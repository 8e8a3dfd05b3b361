import { formatLongDate } from '@/lib/format/format-date';
import { nameOf } from '../../kit/name-in-sentence';
import { formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { drawdownSeries } from '@/lib/metrics';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import { bareNameOf, sayStanding } from '../say-standing';
import { nameClose, ofUnit, unitAdjective } from '../../kit/unit-words';
import { sentenceWord as word } from '../sentence-word';

/** How far the close is below the record close before it; 0 at a record. **Units** fractions. **Missing** its own close. */
export const drawdownMeasure = {
  id: 'drawdown',
  label: 'Drawdown',
  about: 'from the record',
  of: 'instrument',
  kind: 'fall',
  parts: ['symbol', 'direction'],
  isOfUnits: true,
  usual: { threshold: () => 10 },
  symbols: listOwnSymbol,
  unit: () => 'pct',
  series: measureInstruments(({ main }) => drawdownSeries(main.closes)),
  noun: ({ unit }) => [
    word('measure', 'fall from its record'),
    ...(unit === 'session' ? [] : [' by ', word('unit', unitAdjective(unit)), ' closes']),
  ],
  eventNoun: ({ unit }, size) => [
    ...(unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' ']),
    word('measure', 'close'),
    ' ',
    ...size,
    unit === 'session' ? 'below its record' : `below its record ${ofUnit(unit, 'close')}`,
  ],
  denial: () => 'it stood at its record',
  event: ({ trigger, direction, unit }, { by, its, size }) => {
    if (trigger === 'extreme') return `${its} deepest ${ofUnit(unit, 'drawdown')} to date`;
    return direction === 'up'
      ? `a rise${by} back to within ${size}% of its record ${ofUnit(unit, 'close')}`
      : `a fall${by} to ${size}% or more below its record ${ofUnit(unit, 'close')}`;
  },
  state: ({ direction, unit }, { by, size }) =>
    `a ${nameClose(unit)}${by} ${direction === 'up' ? `within ${size}% of` : `${size}% or more below`} its record ${nameClose(unit)}`,
  explain: ({ unit }) => `A drawdown counts in the ${unit} that crosses the threshold.`,
  title: (_, { main }) => `${main}, below its record`,
  fact: (market, told) => {
    const {
      choice: { symbol },
      found,
      comparison,
      atLeastPct,
    } = told;
    const name = nameOf(market, symbol, true);
    const size = formatPercent(toPercent(Math.abs(found.value)));
    if (atLeastPct !== null && comparison.since !== null) {
      const standing = `the first close ${atLeastPct}% or more below it since ${formatLongDate(market.sessions[comparison.since] ?? '')}`;
      return {
        sentence: `${name} closed ${size} below its record close: ${standing}.`,
        title: `${bareNameOf(market, symbol)}, ${atLeastPct}% below its record`,
      };
    }
    return {
      sentence: `${name} closed ${size} below its record close: ${sayStanding(market, told, 'furthest below')}.`,
      title: `${bareNameOf(market, symbol)}, below its record`,
    };
  },
  slug: ({ symbol }) => [symbol, 'drawdown'],
} as const satisfies Measure;
