import { pick, type Pattern } from './match-chunks';
import { join, toSize, toStreak, toStreakOrMore } from './part-readers';

/** Runs of moves of a size, and of so many or more. */
export const runPatterns: readonly Pattern[] = [
  {
    kinds: ['number', 'straight', 'size', 'unit?', 'move'],
    read: ([n, , size, unit, move]) => {
      const threshold = toSize(size, undefined, undefined);
      return threshold === null ? null : join(toStreak(n, unit), { threshold, direction: pick(move, 'move')?.direction ?? 'up' });
    },
  },
  {
    kinds: ['number', 'straight', 'unit?', 'move', 'of', 'about?', 'size', 'about?'],
    read: ([n, , unit, move, , before, size, after]) => {
      const threshold = toSize(size, before, after);
      return threshold === null ? null : join(toStreak(n, unit), { threshold, direction: pick(move, 'move')?.direction ?? 'up' });
    },
  },
  {
    kinds: ['ordinal', 'straight', 'unit?', 'move', 'of', 'about?', 'size', 'about?'],
    read: ([n, , unit, move, , before, size, after]) => {
      const threshold = toSize(size, before, after);
      return threshold === null ? null : join(toStreak(n, unit), { threshold, direction: pick(move, 'move')?.direction ?? 'up' });
    },
  },
  {
    kinds: ['pair', 'unit?', 'move', 'of', 'about?', 'size', 'about?'],
    read: ([n, unit, move, , before, size, after]) => {
      const threshold = toSize(size, before, after);
      return threshold === null ? null : join(toStreak(n, unit), { threshold, direction: pick(move, 'move')?.direction ?? 'up' });
    },
  },
  {
    kinds: ['pair', 'unit?', 'move', 'about', 'size'],
    read: ([n, unit, move, before, size]) => {
      const threshold = toSize(size, before, undefined);
      return threshold === null ? null : join(toStreak(n, unit), { threshold, direction: pick(move, 'move')?.direction ?? 'up' });
    },
  },
  // "At least three straight weeks", "three or more weeks in a row".
  { kinds: ['about', 'number', 'straight', 'unit?'], read: ([about, n, , unit]) => toStreakOrMore(n, about, unit) },
  { kinds: ['about', 'number', 'unit', 'straight'], read: ([about, n, unit]) => toStreakOrMore(n, about, unit) },
  { kinds: ['number', 'about', 'unit', 'straight'], read: ([n, about, unit]) => toStreakOrMore(n, about, unit) },
];
