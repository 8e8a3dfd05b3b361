import { formatNumber } from '@/lib/format/format-number';
import { nameOf } from '../../kit/name-in-sentence';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { relativeSpread } from '@/lib/metrics';
import { listPairSymbols, measureInstruments, noValues } from '../instrument-values';
import type { Measure } from '../measure';
import { bareNameOf, sayStanding } from '../say-standing';
import { sentenceWord as word, type SentenceParts } from '../sentence-word';
import { sayOneWindow, sayWindow, windowWord } from '../window-words';

const spreadWords = { any: '', pp: 'in points', ratio: 'as a ratio', log: 'in logarithms' } as const;
const spreadLabels = { pp: 'In points', ratio: 'As a ratio', log: 'In logarithms' } as const;
const spreads = ['pp', 'ratio', 'log'] as const;

/** The lead of an instrument over another in the last `sessions` sessions. **Units** fractions of points, of a ratio or of logarithms. **Missing** a close of either at either end (G8). */
export const outperformanceMeasure = {
  id: 'outperformance',
  label: 'Outperformance',
  about: 'the lead over another instrument in the window',
  of: 'instrument',
  kind: 'move',
  parts: ['symbol', 'sessions', 'direction', 'spread'],
  versus: 'needed',
  isWindow: true,
  isOfUnits: true,
  explainedBy: 'return',
  doubtedBy: 'outperformance',
  usual: { sessions: 5, threshold: () => 10 },
  symbols: listPairSymbols,
  unit: ({ spread }) => (spread === 'ratio' ? 'pct' : spread === 'log' ? 'log' : 'pp'),
  series: measureInstruments(({ main, other, choice: { sessions, spread } }) =>
    other === null
      ? noValues(main.closes.length)
      : relativeSpread(main.closes, other.closes, { sessions, measure: spread, scale: 'none', hedge: 'none' }),
  ),
  // The logarithm ranks as the ratio does: it is no third opinion.
  openVariants: (choice, said) =>
    spreads
      .filter((spread) => spread !== choice.spread)
      .map((spread) => ({
        id: `measure=${spread}`,
        label: spreadLabels[spread],
        choice: { ...choice, spread },
        decides: said.spread === 'any' && spread !== 'log',
        ...(choice.spread === 'pp' && spread === 'ratio' ? { own: 'in points' } : {}),
      })),
  noun: ({ sessions, unit, part, direction, spread, versus }, nameSymbol) => {
    const up = direction === 'up';
    const how: SentenceParts = spread === 'any' ? [] : [' ', word('spread', spreadWords[spread])];
    return [
      windowWord({ sessions, unit, part }),
      ' ',
      word('direction', up ? 'lead' : 'lag'),
      ...how,
      up ? ' over ' : ' behind ',
      word('versus', nameSymbol(versus)),
    ];
  },
  denial: (direction) => (direction === 'up' ? 'it was no lead' : 'it was no lag'),
  event: ({ sessions, unit, direction, trigger, spread, atLeast }, { by, its, size, other }) => {
    const side = `${direction === 'up' ? 'lead over' : 'lag behind'} ${other}`;
    if (trigger === 'extreme') return `${its} largest ${sayWindow(sessions, unit)} ${side} to date`;
    const inWhat = { pp: ` ${pluralise(atLeast, 'point')}`, ratio: '%', log: ` log ${pluralise(atLeast, 'point')}` }[spread];
    return `${sayOneWindow(sessions, unit)} ${side} of ${size}${inWhat} or more${by}`;
  },
  explain: ({ spread, sessions, unit }) =>
    `The outperformance is ${{ pp: 'the difference of the returns in percentage points', ratio: 'the ratio of the growth factors less one', log: 'the difference of the log returns times 100' }[spread]} over ${sessions} ${pluralise(sessions, unit)}.`,
  title: ({ sessions }, { main, other }) => `${main} less ${other}, ${sessions} ${pluralise(sessions, 'session')}`,
  fact: (market, told) => {
    const {
      choice: { symbol, versus, sessions, unit, part },
      found,
      comparison,
      period,
    } = told;
    const isFirst = part === '' && (comparison.name !== 'nth' || comparison.count === 1);
    const window = part === '' ? sayWindow(sessions, unit) : part;
    const standing = sayStanding(market, told, isFirst ? 'most' : `largest ${window} lead`);
    const size = formatNumber(toPercent(Math.abs(found.value)));
    return {
      sentence: `${nameOf(market, symbol, true)} beat ${nameOf(market, versus)} by ${size} points ${period ?? `in ${countWord(sessions)} ${pluralise(sessions, 'session')}`}: ${standing}.`,
      title: `${bareNameOf(market, symbol)} over ${bareNameOf(market, versus)}, ${window} lead`,
    };
  },
  slug: ({ symbol, versus, sessions }) => [symbol, ...(versus === '' ? [] : ['over', versus]), 'outperformance', sessions, 'sessions'],
} as const satisfies Measure;
