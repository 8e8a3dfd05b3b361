import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { rollingMean } from '@/lib/metrics';
import { distanceFrom } from '../distance-from';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import { otherDeviation } from '../other-definitions';
import { nameOf, sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';

const means = [20, 50, 200] as const;
const units = ['pct', 'sigma'] as const;

/** The distance of the close from the mean of the last `sessions` closes. **Units** fractions, or deviations. **Missing** a close in the window (G5). */
export const distanceMeasure = {
  id: 'distance',
  label: 'Distance from mean',
  about: 'from the mean of the window',
  of: 'instrument',
  kind: 'move',
  parts: ['symbol', 'sessions', 'direction', 'unit', 'deviation'],
  // Every close is its own mean of one.
  fewest: { sessions: 2, why: 'a mean has 2 to 2520 closes' },
  usual: { sessions: 50, threshold: () => 10 },
  symbols: listOwnSymbol,
  unit: ({ unit }) => unit,
  series: measureInstruments(({ main, choice }) =>
    distanceFrom(main.closes, rollingMean(main.closes, choice.sessions), { ...choice, windowSessions: choice.sessions }),
  ),
  openVariants: (choice, said) => (choice.unit === 'sigma' ? [{ ...otherDeviation(choice), decides: said.deviation === 'any' }] : []),
  noun: ({ unit, deviation, direction, sessions }) => {
    const inWhat = unit === 'pct' ? '' : ` in ${deviation === 'any' ? '' : `${deviation} `}deviations`;
    return [
      word('unit', `distance${inWhat}`),
      ' ',
      word('direction', direction === 'up' ? 'above' : 'below'),
      ' its ',
      word('sessions', `${sessions}-session mean`),
    ];
  },
  eventNoun: ({ direction, sessions }, size) => [
    word('unit', 'close'),
    ' ',
    ...size,
    word('direction', direction === 'up' ? 'above' : 'below'),
    ' its ',
    word('sessions', `${sessions}-session mean`),
  ],
  denial: (direction) => (direction === 'up' ? 'it was not above the mean' : 'it was not below the mean'),
  event: ({ sessions, unit, trigger, direction }, { by, its, size }) => {
    const side = direction === 'up' ? 'above' : 'below';
    if (trigger === 'extreme') return `${its} greatest distance ${side} the ${sessions}-session mean to date`;
    return `a close${by} ${size}${unit === 'sigma' ? ' deviations' : '%'} or more ${side} its ${sessions}-session mean`;
  },
  explain: ({ sessions, unit, deviation }) =>
    `The distance is that of the close from the mean of the last ${sessions} closes${unit === 'sigma' ? ` in ${deviation} standard deviations of them` : ''}.`,
  title: ({ sessions }, { main }) => `${main} from its ${sessions}-session mean`,
  fact: (market, told) => {
    const {
      choice: { symbol, sessions, direction, unit },
      found,
    } = told;
    const size = unit === 'pct' ? formatPercent(toPercent(Math.abs(found.value))) : `${formatNumber(Math.abs(found.value))} deviations`;
    const side = direction === 'up' ? 'above' : 'below';
    return {
      sentence: `${nameOf(market, symbol, true)} closed ${size} ${side} its ${sessions}-session mean: ${sayStanding(market, told, `furthest ${side}`)}.`,
      title: `${symbol}, ${unit === 'pct' ? 'percent' : 'deviations'} from its ${sessions}-session mean`,
    };
  },
  slug: ({ symbol, sessions, unit }) => [symbol, 'distance', sessions, unit],
  tried: {
    said: 'distances from the 20, 50 and 200-session means',
    choices: means.flatMap((sessions) => units.map((unit) => ({ sessions, unit }))),
    middle: 0,
  },
} as const satisfies Measure;
