import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { nameOf } from '../../kit/name-in-sentence';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { sessionPoints, sessionReturn } from '@/lib/metrics';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import type { MeasureParts } from '../measure-parts';
import { bareNameOf, sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';
import { sayOneWindow, sayWindow, windowWord } from '../window-words';

function isInPoints({ figure }: Pick<MeasureParts, 'figure'>): boolean {
  return figure === 'points';
}

/** The return over the last `sessions` sessions. **Units** fractions, or points of the level. **Missing** a close at either end (G8). */
export const returnMeasure = {
  id: 'return',
  label: 'Return',
  about: 'from the close so many sessions ago',
  of: 'instrument',
  kind: 'move',
  parts: ['symbol', 'sessions', 'direction', 'figure'],
  isWindow: true,
  isOfUnits: true,
  usual: { sessions: 5, threshold: (choice) => (isInPoints(choice) ? 100 : 10) },
  symbols: listOwnSymbol,
  unit: (choice) => (isInPoints(choice) ? 'points' : 'pct'),
  series: measureInstruments(({ main, choice }) =>
    isInPoints(choice) ? sessionPoints(main.closes, choice.sessions) : sessionReturn(main.closes, choice.sessions),
  ),
  // Who says points means no percent; that the two rank otherwise informs.
  conventions: (choice) => (isInPoints(choice) ? [{ id: 'figure=pct', label: 'In percent', choice: { ...choice, figure: 'pct' } }] : []),
  noun: ({ sessions, unit, part, direction, figure }) => [
    windowWord({ sessions, unit, part }),
    ' ',
    word('direction', direction === 'up' ? 'gain' : 'loss'),
    ...(figure === 'points' ? [' in ', word('figure', 'points')] : []),
  ],
  denial: (direction) => (direction === 'up' ? 'it was no gain' : 'it was no loss'),
  event: ({ sessions, unit, direction, trigger, figure, atLeast }, { by, its, size }) => {
    const up = direction === 'up';
    if (trigger === 'extreme')
      return `${its} ${up ? 'highest' : 'lowest'} ${sayWindow(sessions, unit)} ${isInPoints({ figure }) ? 'change in points' : 'return'} to date`;
    if (atLeast === 0)
      return `${sayOneWindow(sessions, unit)} ${isInPoints({ figure }) ? 'change' : 'return'} of zero or ${up ? 'more' : 'less'}${by}`;
    return `${sayOneWindow(sessions, unit)} ${up ? 'gain' : 'loss'} of ${size}${isInPoints({ figure }) ? ` ${pluralise(atLeast, 'point')}` : '%'} or more${by}`;
  },
  definition: (choice) =>
    isInPoints(choice)
      ? 'Points are the difference of the two closes as they are stored, in a claim of those without dividends wherever there are such: those of a stock are adjusted for the splits since, those of an index are as printed.'
      : undefined,
  title: ({ sessions, figure }, { main }) =>
    `${main}, ${isInPoints({ figure }) ? 'change in points' : 'return'} over ${sessions} ${pluralise(sessions, 'session')}`,
  fact: (market, told) => {
    const {
      choice: { symbol, sessions, unit, part, direction, figure },
      found,
      comparison,
      period,
    } = told;
    const up = direction === 'up';
    // The most needs no noun beside it; the second most is one of something.
    const isFirst = part === '' && (comparison.name !== 'nth' || comparison.count === 1);
    const window = part === '' ? sayWindow(sessions, unit) : part;
    const noun = up ? 'gain' : 'loss';
    const standing = sayStanding(market, told, isFirst ? 'most' : `largest ${window} ${noun}`);
    const move = Math.abs(found.value);
    const size = isInPoints({ figure }) ? `${formatNumber(move)} ${pluralise(move, 'point')}` : formatPercent(toPercent(move));
    return {
      sentence: `${nameOf(market, symbol, true)} ${up ? 'rose' : 'fell'} ${size} ${period ?? `in ${countWord(sessions)} ${pluralise(sessions, 'session')}`}: ${standing}.`,
      title: `${bareNameOf(market, symbol)}, ${window} ${noun}`,
    };
  },
  slug: ({ symbol, sessions, figure }) => [symbol, 'return', sessions, 'sessions', ...(isInPoints({ figure }) ? ['points'] : [])],
} as const satisfies Measure;
