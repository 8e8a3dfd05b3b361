import { possessive } from '@/lib/format/possessive';
import { nameOf } from '../../kit/name-in-sentence';
import { formatPercent } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { bullMeasure, measureBullGain, sayBullEvent } from '../measure-bull';
import type { Measure } from '../measure';
import { bareNameOf, sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';

/** How far the close is above the low of the bull market that is known to run (`measureBullGain`). **Units** fractions. */
export const cycleGainMeasure = {
  ...bullMeasure,
  id: 'cycle-gain',
  label: 'Bull-market gain',
  about: 'from the lowest close of the bull market that is known to run, by falls and rises of 20%',
  usual: { threshold: () => 20 },
  unit: () => 'pct',
  series: measureBullGain,
  noun: () => [word('measure', 'bull-market gain')],
  event: (rule, words) => sayBullEvent('bull-market gain', rule, words, `${words.size}%`),
  title: (_, { main }) => `${main}, gain of its bull market`,
  fact: (market, told) => {
    const {
      choice: { symbol, direction },
      found,
    } = told;
    const standing = sayStanding(market, told, direction === 'up' ? 'highest' : 'lowest');
    return {
      sentence: `${possessive(nameOf(market, symbol, true))} bull-market gain stood at ${formatPercent(toPercent(found.value))}: ${standing}.`,
      title: `${bareNameOf(market, symbol)}, gain of its bull market`,
    };
  },
  slug: ({ symbol }) => [symbol, 'cycle-gain'],
} as const satisfies Measure;
