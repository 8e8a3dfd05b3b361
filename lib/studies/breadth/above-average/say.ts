import { formatNumber } from '@/lib/format/format-number';
import { toPercent } from '@/lib/format/to-percent';
import { countAmong, countWord } from '@/lib/format/number-words';
import { nameMembersOf } from '@/lib/market/universe/name-members';
import type { UniverseDefinition } from '@/lib/market/universe/universe';

/** How many closed above their mean on one session: their share as a fraction, and the counts that it is of. */
export function sayAboveAverage(
  definition: UniverseDefinition,
  windowSessions: string,
  { share, above, eligible }: Readonly<Record<'share' | 'above' | 'eligible', number | undefined>>,
  date: string,
): string {
  return `On ${date} ${formatNumber(toPercent(share ?? NaN), { decimals: 1 })}% of the ${nameMembersOf(definition)} closed above their ${windowSessions}-session mean, ${countAmong(above ?? NaN, eligible ?? NaN)} of ${countWord(eligible ?? NaN)}`;
}
