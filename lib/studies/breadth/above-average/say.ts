import { formatNumber } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import type { UniverseDefinition } from '@/lib/market/universe/universe';

/** How many closed above their mean on one session: their share as a fraction, and the counts that it is of. */
export function sayAboveAverage(
  { name }: UniverseDefinition,
  windowSessions: string,
  { share, above, eligible }: Readonly<Record<'share' | 'above' | 'eligible', number | undefined>>,
  date: string,
): string {
  return `On ${date} ${formatNumber(toPercent(share ?? NaN), { decimals: 1 })}% of the ${name} members closed above their ${windowSessions}-session mean, ${formatNumber(above, { decimals: 0 })} of ${formatNumber(eligible, { decimals: 0 })}`;
}
