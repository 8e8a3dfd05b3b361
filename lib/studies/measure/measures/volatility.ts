import { possessive } from '@/lib/format/possessive';
import { nameOf } from '../../kit/name-in-sentence';
import { formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { realisedVolatility } from '@/lib/metrics';
import { listOwnSymbol, measureInstruments } from '../instrument-values';
import type { Measure } from '../measure';
import { otherDeviation } from '../other-definitions';
import { bareNameOf, sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';
import { sayOneWindow, sayWindow } from '../window-words';

/** A month and a quarter: what facts tell of it. */
const windows = [21, 63] as const;

/** The volatility of the last `sessions` daily returns, made a year's (`realisedVolatility`). **Units** fractions. **Missing** a return in the window (G5). */
export const volatilityMeasure = {
  id: 'volatility',
  label: 'Volatility',
  about: 'standard deviation of the daily returns in the window, a year',
  of: 'instrument',
  kind: 'place',
  parts: ['symbol', 'sessions', 'direction', 'deviation'],
  isWindow: true,
  lasts: true,
  fewest: { sessions: 2, why: 'a volatility has 2 to 2520 returns' },
  usual: { sessions: 21, threshold: ({ direction }) => (direction === 'up' ? 30 : 10) },
  symbols: listOwnSymbol,
  unit: () => 'pct',
  series: measureInstruments(({ main, choice }) => realisedVolatility(main.closes, choice.sessions, choice.deviation)),
  openVariants: (choice, said) => [{ ...otherDeviation(choice), decides: said.deviation === 'any', scales: true }],
  noun: ({ sessions, deviation }) => [
    word('sessions', sayWindow(sessions)),
    ' ',
    word('measure', 'volatility'),
    ...(deviation === 'any' ? [] : [' by the ', word('deviation', `${deviation} deviation`)]),
  ],
  event: ({ sessions, direction, trigger }, { owner, its, size }) => {
    const up = direction === 'up';
    if (trigger === 'extreme') return `${its} ${up ? 'highest' : 'lowest'} ${sayWindow(sessions)} volatility to date`;
    return `${sayOneWindow(sessions)} volatility${owner === null ? '' : ` of ${owner}`} of ${size}% or ${up ? 'more' : 'less'}`;
  },
  definition: ({ sessions, deviation }) =>
    `Volatility is the ${deviation === 'population' ? 'population' : 'sample'} standard deviation of the last ${sessions} daily returns, times the root of 252: percent a year.`,
  title: ({ sessions }, { main }) => `${main}, ${sayWindow(sessions)} volatility`,
  fact: (market, told) => {
    const {
      choice: { symbol, sessions, direction },
      found,
    } = told;
    const standing = sayStanding(market, told, direction === 'up' ? 'highest' : 'lowest');
    return {
      sentence: `${possessive(nameOf(market, symbol, true))} ${sayWindow(sessions)} volatility stood at ${formatPercent(toPercent(found.value))} a year: ${standing}.`,
      title: `${bareNameOf(market, symbol)}, ${sessions}-session volatility`,
    };
  },
  slug: ({ symbol, sessions }) => [symbol, 'volatility', sessions],
  tried: { said: 'the volatility over 21 and 63 sessions', choices: windows.map((sessions) => ({ sessions })), middle: 'mean' },
} as const satisfies Measure;
