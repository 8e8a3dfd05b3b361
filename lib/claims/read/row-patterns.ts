import { pick, type Pattern } from './match-chunks';
import { join, priceOf, toStreak, toStreakAtLeast } from './part-readers';

/** Records in a row. */
export const rowPatterns: readonly Pattern[] = [
  { kinds: ['ordinal', 'straight', 'record'], read: ([n, , record]) => join(toStreak(n, undefined), { record: priceOf(record) }) },
  { kinds: ['number', 'straight', 'record'], read: ([n, , record]) => join(toStreak(n, undefined), { record: priceOf(record) }) },
  { kinds: ['ordinal', 'record', 'straight'], read: ([n, record]) => join(toStreak(n, undefined), { record: priceOf(record) }) },
  {
    kinds: ['number', 'record', 'straight'],
    read: ([n, record, straight]) =>
      join((pick(straight, 'straight')?.isAtLeast === true ? toStreakAtLeast : toStreak)(n, undefined), { record: priceOf(record) }),
  },
  { kinds: ['pair', 'record'], read: ([pair, record]) => join(toStreakAtLeast(pair, undefined), { record: priceOf(record) }) },
];
