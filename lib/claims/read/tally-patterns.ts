import { pick, type Pattern } from './match-chunks';
import { join, toNthOf, toNthOfSame, toTally } from './part-readers';

/** So many of so many. */
export const tallyPatterns: readonly Pattern[] = [
  { kinds: ['ordinal', 'unit', 'in', 'past?', 'number', 'unit?'], read: ([n, unit, , , m, other]) => toNthOf(n, unit, m, other) },
  // "The sixth in seven", "for the sixth time in seven", of what stands before it.
  { kinds: ['ordinal', 'time?', 'in', 'past?', 'number', 'unit?'], read: ([n, , , , m, unit], frame) => toNthOfSame(n, m, unit, frame) },
  {
    kinds: ['ordinal', 'move', 'in', 'past?', 'number', 'unit?'],
    read: ([n, move, , , m, unit], frame) => {
      const direction = pick(move, 'move')?.direction ?? 'up';
      return join(unit === undefined ? toNthOfSame(n, m, unit, frame) : toNthOf(n, unit, m, undefined), { direction });
    },
  },
  { kinds: ['number', 'unit?', 'of', 'past?', 'number', 'unit'], read: ([n, , , , m, unit]) => toTally(n, m, unit) },
  {
    kinds: ['number', 'move', 'in', 'past?', 'number', 'unit'],
    read: ([n, move, , , m, unit]) => join(toTally(n, m, unit), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
  // "Six weekly gains in the last seven weeks", "its sixth weekly gain in seven".
  {
    kinds: ['number', 'unit', 'move', 'in', 'past?', 'number', 'unit'],
    read: ([n, unit, move, , , m, other]) =>
      pick(unit, 'unit')?.unit === pick(other, 'unit')?.unit
        ? join(toTally(n, m, other), { direction: pick(move, 'move')?.direction ?? 'up' })
        : null,
  },
  {
    kinds: ['ordinal', 'unit', 'move', 'in', 'past?', 'number', 'unit?'],
    read: ([n, unit, move, , , m, other]) => join(toNthOf(n, unit, m, other), { direction: pick(move, 'move')?.direction ?? 'up' }),
  },
];
