import { formatLongDate } from '@/lib/format/format-date';
import { formatNumber } from '@/lib/format/format-number';
import { neutralSeed, warmingSessions } from '@/lib/metrics';
import type { Flag, StudyContext } from '../../kit/study';

/** The seed of McClellan's means, in words. */
export const seedText = `Seed: both means at ${neutralSeed.trend10}, summation at ${formatNumber(neutralSeed.summation, { decimals: 0 })}`;

/**
 * Sessions shown on which McClellan's means still show where they started from. `known` is 1 where there is a value: means may begin
 * years before what else it needs, and where there is none nothing warms.
 */
export function flagWarming({ market, range }: Pick<StudyContext, 'market' | 'range'>, isWarming: Uint8Array, known: Uint8Array): Flag[] {
  const last = isWarming.findLastIndex((mark, t) => mark === 1 && t <= range.last && known[t] === 1);
  const date = market.sessions[last];
  if (last < range.first || date === undefined) return [];
  return [
    {
      code: 'warming',
      message: `Warming: the means of the McClellan oscillator start from a seed at the first session and after each missing one, and for ${warmingSessions} sessions they still show it, here up to ${formatLongDate(date)}. ${seedText}.`,
      dates: [date],
    },
  ];
}
