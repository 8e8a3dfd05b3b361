import { formatNumber } from '@/lib/format/format-number';
import { countWord, pluralise } from '@/lib/format/number-words';
import { toPercent } from '@/lib/format/to-percent';
import { deemerLevel, whaleyLevel, zweigHigh, zweigLow } from '@/lib/metrics';
import type { Definition } from '../../kit/study';
import { sayCoverageRule } from '../build-breadth';
import type { ThrustParams } from './params';
import { thrustNames } from './say';

const rules: Readonly<Record<ThrustParams['which'], (params: ThrustParams) => string>> = {
  zweig: () =>
    `The ten-session mean of advances among advances and declines goes from below ${formatNumber(zweigLow)} to above ${zweigHigh}, with at most ten sessions from the last one below to the trigger; another can come after the next close below.`,
  deemer: ({ spacing }) =>
    `Advances of ten sessions exceed ${deemerLevel} times their declines; another can come after falling back, ${countWord(spacing)} ${pluralise(spacing, 'session')} after the last one at the earliest.`,
  whaley: () =>
    `Over five sessions more than ${formatNumber(toPercent(whaleyLevel))}% of advances and declines are advances; another can come after falling back, and a repeat within ten sessions is dropped.`,
};

const formulas = {
  zweig: String.raw`\overline{\left(\frac{A}{A+D}\right)}_{10}: \; < 0.40 \to > 0.615`,
  deemer: String.raw`\sum_{10} A > 1.97 \sum_{10} D`,
  whaley: String.raw`\frac{\sum_5 A}{\sum_5 A + \sum_5 D} > 73.66\%`,
} as const;

export function defineThrusts(chosen: ThrustParams): Definition {
  return {
    text: `${thrustNames[chosen.which]}. ${rules[chosen.which](chosen)}${chosen.which === 'zweig' ? ` The mean is ${chosen.mean === 'ema' ? 'exponential, with weights of 2/11 from the plain mean of the first ten, and starts anew after a missing session' : 'plain'}.` : ''} What came next is told for the index of this universe alone: a signal’s published record belongs to the universe it was published for. Intervals and a test are in the study of what happened next. ${sayCoverageRule(chosen.minCoveragePct)}`,
    formula: formulas[chosen.which],
    sources: ['Counts as stored; definitions: Zweig as described by McClellan, Hill and Morris; Deemer (walterdeemer.com); Whaley'],
  };
}
