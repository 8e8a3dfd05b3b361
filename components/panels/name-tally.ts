import { formatNumber } from '@/lib/format/format-number';
import type { LibraryEntry } from './claim-library';

const words = [
  ['holds', 'hold'],
  ['holds_only_under', 'hold under one definition only'],
  ['fails', 'fail'],
  ['cannot_check', 'cannot be checked'],
] as const;

/** How many of the published claims came to what: '10 hold, 3 fail'. */
export function nameTally(entries: readonly Pick<LibraryEntry, 'verdict'>[]): string {
  return words
    .flatMap(([kind, said]) => {
      const count = entries.filter(({ verdict }) => verdict.kind === kind).length;
      return count === 0 ? [] : [`${formatNumber(count, { decimals: 0 })} ${said}`];
    })
    .join(', ');
}
