import { warmingSessions } from '@/lib/metrics';
import type { Definition } from '../../kit/study';
import { divergenceText } from '../../kit/universe/index-context';
import { seedText } from '../../measure/counts/flag-warming';
import { sayCoverageRule } from '../build-breadth';
import type { McClellanParams } from './params';

export function defineMcClellan({ show, adjust, sector, minCoveragePct }: McClellanParams): Definition {
  return {
    text: `Difference of two exponential means of ${adjust === 'ratio' ? 'net advances per thousand stocks that moved' : 'advances less declines'}, with weights of 10% and 5%; the summation index adds the oscillator up. ${seedText}; a missing session starts the means anew from it, and for ${warmingSessions} sessions values are marked as warming. ${sayCoverageRule(minCoveragePct, sector)}${show === 'summation' ? ` ${divergenceText}` : ''}`,
    formula: String.raw`\begin{aligned} E^{10}_t &= 0.9\,E^{10}_{t-1} + 0.1\,x_t \\ E^{5}_t &= 0.95\,E^{5}_{t-1} + 0.05\,x_t \\ MO_t &= E^{10}_t - E^{5}_t \\ S_t &= S_{t-1} + MO_t \end{aligned}`,
    sources: ['Closing prices and membership, or counts, as stored; definition: McClellan Financial (mcoscillator.com)'],
  };
}
