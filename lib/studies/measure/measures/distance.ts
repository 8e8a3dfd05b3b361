import { formatNumber, formatPercent } from '@/lib/format/format-number';
import { nameOf } from '../../kit/name-in-sentence';
import { toPercent } from '@/lib/format/to-percent';
import { rollingMean } from '@/lib/metrics';
import { distanceFrom } from '../distance-from';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import { otherDeviation } from '../other-definitions';
import { bareNameOf, sayStanding } from '../say-standing';
import { ofUnit, nameClose, unitAdjective } from '../../kit/unit-words';
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
  zeroIsNone: true,
  parts: ['symbol', 'sessions', 'direction', 'distanceIn', 'deviation'],
  isOfUnits: true,
  // Every close is its own mean of one.
  fewest: { sessions: 2, why: 'a mean has 2 to 2520 closes' },
  usual: { sessions: 50, threshold: () => 10 },
  symbols: listOwnSymbol,
  unit: ({ distanceIn }) => distanceIn,
  series: measureInstruments(({ main, choice }) =>
    distanceFrom(main.closes, rollingMean(main.closes, choice.sessions), { ...choice, windowSessions: choice.sessions }),
  ),
  openVariants: (choice, said) => (choice.distanceIn === 'sigma' ? [{ ...otherDeviation(choice), decides: said.deviation === 'any' }] : []),
  noun: ({ distanceIn, deviation, direction, sessions, unit }) => {
    const inWhat = distanceIn === 'pct' ? '' : ` in ${deviation === 'any' ? '' : `${deviation} `}deviations`;
    return [
      word('distanceIn', `distance${inWhat}`),
      ' ',
      word('direction', direction === 'up' ? 'above' : 'below'),
      ' its ',
      word('sessions', `${sessions}-${unit} mean`),
    ];
  },
  eventNoun: ({ direction, sessions, unit, distanceIn, deviation }, size) => [
    ...(unit === 'session' ? [] : [word('unit', unitAdjective(unit)), ' ']),
    word('distanceIn', 'close'),
    ' ',
    ...size,
    word('direction', direction === 'up' ? 'above' : 'below'),
    ' its ',
    word('sessions', `${sessions}-${unit} mean`),
    // A size says in what the distance is.
    ...(distanceIn === 'sigma' && size.length === 0 ? [` (in ${deviation === 'any' ? '' : `${deviation} `}deviations)`] : []),
  ],
  denial: (direction) => (direction === 'up' ? 'it was not above the mean' : 'it was not below the mean'),
  event: ({ sessions, unit, distanceIn, trigger, direction, atLeast }, { by, its, size }) => {
    const side = direction === 'up' ? 'above' : 'below';
    if (trigger === 'extreme') return `${its} greatest distance ${side} the ${sessions}-${unit} mean to date`;
    if (atLeast === 0) return `a ${nameClose(unit)}${by} at or ${side} its ${sessions}-${unit} mean`;
    return `a ${nameClose(unit)}${by} ${size}${distanceIn === 'sigma' ? ' deviations' : '%'} or more ${side} its ${sessions}-${unit} mean`;
  },
  explain: ({ sessions, unit, distanceIn, deviation }) =>
    `The distance is that of the ${nameClose(unit)} from the mean of the last ${sessions} ${ofUnit(unit, 'closes')}${distanceIn === 'sigma' ? ` in ${deviation} standard deviations of them` : ''}.`,
  title: ({ sessions }, { main }) => `${main} from its ${sessions}-session mean`,
  fact: (market, told) => {
    const {
      choice: { symbol, sessions, direction, distanceIn },
      found,
    } = told;
    const size =
      distanceIn === 'pct' ? formatPercent(toPercent(Math.abs(found.value))) : `${formatNumber(Math.abs(found.value))} deviations`;
    const side = direction === 'up' ? 'above' : 'below';
    return {
      sentence: `${nameOf(market, symbol, true)} closed ${size} ${side} its ${sessions}-session mean: ${sayStanding(market, told, `furthest ${side}`)}.`,
      title: `${bareNameOf(market, symbol)}, ${distanceIn === 'pct' ? 'percent' : 'deviations'} from its ${sessions}-session mean`,
    };
  },
  slug: ({ symbol, sessions, distanceIn }) => [symbol, 'distance', sessions, distanceIn],
  tried: {
    said: 'distances from the 20, 50 and 200-session means',
    choices: means.flatMap((sessions) => units.map((distanceIn) => ({ sessions, distanceIn }))),
    middle: 0,
  },
} as const satisfies Measure;
