import { formatNumber } from '@/lib/format/format-number';
import { listOwnSymbol } from '../instrument-values';
import { bullAbsent, bullDefinition, measureBullAge } from '../measure-bull';
import type { Measure } from '../measure';
import { nameOf, sayStanding } from '../say-standing';
import { sentenceWord as word } from '../sentence-word';

/** Calendar days since the low of the bull market that is known to run (`measureBullAge`). */
export const cycleAgeMeasure = {
  id: 'cycle-age',
  label: 'Bull-market age',
  about: 'calendar days since the lowest close of the bull market that is known to run, by falls and rises of 20%',
  of: 'instrument',
  kind: 'place',
  parts: ['symbol', 'direction'],
  usual: { threshold: () => 365 },
  symbols: listOwnSymbol,
  unit: () => 'count',
  series: measureBullAge,
  absent: bullAbsent,
  noun: () => [word('measure', 'bull-market age in days')],
  event: ({ trigger, direction }, { owner, its, size }) => {
    const up = direction === 'up';
    if (trigger === 'extreme') return `${its} ${up ? 'highest' : 'lowest'} bull-market age to date`;
    return `a bull-market age${owner === null ? '' : ` of ${owner}`} of ${size} days or ${up ? 'more' : 'less'}`;
  },
  definition: () => bullDefinition,
  explain: () => bullDefinition,
  title: (_, { main }) => `${main}, days since the low of its bull market`,
  fact: (market, told) => {
    const {
      choice: { symbol, direction },
      found,
    } = told;
    const standing = sayStanding(market, told, direction === 'up' ? 'highest' : 'lowest');
    const days = formatNumber(found.value, { decimals: 0 });
    return {
      sentence: `${nameOf(market, symbol, true)}’s bull-market age in days stood at ${days}: ${standing}.`,
      title: `${symbol}, age of its bull market`,
    };
  },
  slug: ({ symbol }) => [symbol, 'cycle-age'],
} as const satisfies Measure;
