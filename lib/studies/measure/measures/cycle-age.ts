import { possessive } from '@/lib/format/possessive';
import { nameOf } from '../../kit/name-in-sentence';
import { formatNumber } from '@/lib/format/format-number';
import { bullMeasure, measureBullAge, sayBullEvent } from '../measure-bull';
import type { Measure } from '../measure';
import { bareNameOf, sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';

/** Calendar days since the low of the bull market that is known to run (`measureBullAge`). */
export const cycleAgeMeasure = {
  ...bullMeasure,
  id: 'cycle-age',
  label: 'Bull-market age',
  ageOf: 'bull market',
  about: 'calendar days since the lowest close of the bull market that is known to run, by falls and rises of 20%',
  usual: { threshold: () => 365 },
  unit: () => 'count',
  series: measureBullAge,
  noun: () => [word('measure', 'bull-market age in days')],
  event: (rule, words) => sayBullEvent('bull-market age', rule, words, `${words.size} days`),
  title: (_, { main }) => `${main}, days since the low of its bull market`,
  fact: (market, told) => {
    const {
      choice: { symbol, direction },
      found,
    } = told;
    const standing = sayStanding(market, told, direction === 'up' ? 'highest' : 'lowest');
    const days = formatNumber(found.value, { decimals: 0 });
    return {
      sentence: `${possessive(nameOf(market, symbol, true))} bull-market age in days stood at ${days}: ${standing}.`,
      title: `${bareNameOf(market, symbol)}, age of its bull market`,
    };
  },
  slug: ({ symbol }) => [symbol, 'cycle-age'],
} as const satisfies Measure;
