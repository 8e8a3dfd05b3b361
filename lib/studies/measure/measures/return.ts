import { formatPercent } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { sessionReturn } from '@/lib/metrics';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import { nameOf, sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';
import { sayOneWindow, sayWindow, windowWord } from '../window-words';

/** The return over the last `sessions` sessions. **Units** fractions. **Missing** a close at either end (G8). */
export const returnMeasure = {
  id: 'return',
  label: 'Return',
  about: 'from the close so many sessions ago',
  of: 'instrument',
  kind: 'move',
  parts: ['symbol', 'sessions', 'direction'],
  isWindow: true,
  isOfUnits: true,
  usual: { sessions: 5, threshold: () => 10 },
  symbols: listOwnSymbol,
  unit: () => 'pct',
  series: measureInstruments(({ main, choice }) => sessionReturn(main.closes, choice.sessions)),
  noun: ({ sessions, unit, part, direction }) => [
    windowWord({ sessions, unit, part }),
    ' ',
    word('direction', direction === 'up' ? 'gain' : 'loss'),
  ],
  denial: (direction) => (direction === 'up' ? 'it was no gain' : 'it was no loss'),
  event: ({ sessions, unit, direction, trigger }, { by, its, size }) => {
    const up = direction === 'up';
    if (trigger === 'extreme') return `${its} ${up ? 'highest' : 'lowest'} ${sayWindow(sessions, unit)} return to date`;
    return `${sayOneWindow(sessions, unit)} ${up ? 'gain' : 'loss'} of ${size}% or more${by}`;
  },
  title: ({ sessions }, { main }) => `${main}, return over ${sessions} ${pluralise(sessions, 'session')}`,
  fact: (market, told) => {
    const {
      choice: { symbol, sessions, direction },
      found,
      comparison,
    } = told;
    const up = direction === 'up';
    // The most needs no noun beside it; the second most is one of something.
    const isFirst = comparison.name !== 'nth' || comparison.count === 1;
    const standing = sayStanding(market, told, isFirst ? 'most' : `largest ${sayWindow(sessions)} ${up ? 'gain' : 'loss'}`);
    const size = formatPercent(toPercent(Math.abs(found.value)));
    return {
      sentence: `${nameOf(market, symbol, true)} ${up ? 'rose' : 'fell'} ${size} in ${countWord(sessions)} ${pluralise(sessions, 'session')}: ${standing}.`,
      title: `${symbol}, ${sessions} ${pluralise(sessions, 'session')}`,
    };
  },
  slug: ({ symbol, sessions }) => [symbol, 'return', sessions, 'sessions'],
} as const satisfies Measure;
