import type { Chunk } from './chunk';
import type { Frame, SaidSize } from './frame';
import { pick, type Pattern } from './match-chunks';
import { countOf, isCount, toSize } from './part-readers';

// How long there was no move of a size, said by the last one or by the one that ended it.

interface Calm {
  readonly count: number;
  readonly parts: Frame;
}

/** Null where it is denied, and where the time is no number of sessions: days since one are of the calendar to most who count them. */
function readParts(
  n: Chunk | undefined,
  unitChunk: Chunk | undefined,
  name: Chunk | undefined,
  move: Chunk | undefined,
  size: SaidSize | null,
  { subject, isWithout }: Frame,
): Calm | null {
  const [count, unit, side] = [countOf(n), pick(unitChunk, 'unit'), pick(move, 'move')];
  const named = pick(name, 'name');
  if (isWithout === true) return null;
  if (!isCount(count) || unit?.unit !== 'session' || size === null || side === undefined) return null;
  if (subject !== undefined && named !== undefined && named.symbol !== subject) return null;
  const who = named === undefined ? {} : { subject: named.symbol, ...(named.members === undefined ? {} : { universe: named.members }) };
  return { count, parts: { ...who, direction: side.direction, size } };
}

/** "356 sessions since the S&P 500 last fell 2%": as many without one. */
function toCalm(...[n, unit, name, move, size, frame]: Parameters<typeof readParts>): Frame | null {
  const calm = pick(unit, 'unit')?.calendarDays === true ? null : readParts(n, unit, name, move, size, frame);
  return calm === null ? null : { ...calm.parts, isWithout: true, window: { unit: 'session', count: calm.count } };
}

/** "Snapped a 356-session run without a 2% drop": the first in so many. */
function toCalmEnd(...[n, unit, name, move, size, frame]: Parameters<typeof readParts>): Frame | null {
  const calm = readParts(n, unit, name, move, size, frame);
  return calm === null ? null : { ...calm.parts, time: 1, horizon: { unit: 'session', count: calm.count } };
}

/** "So many sessions since the last", and what ended a run without one. */
export const calmPatterns: readonly Pattern[] = [
  // "It has been 356 sessions since the S&P 500 last fell 2%".
  {
    kinds: ['number', 'unit', 'since', 'name', 'past', 'move', 'of?', 'about?', 'size', 'about?'],
    read: ([n, unit, , name, , move, , before, size, after], frame) => toCalm(n, unit, name, move, toSize(size, before, after), frame),
  },
  {
    kinds: ['number', 'unit', 'since', 'name', 'past', 'about?', 'size', 'about?', 'move'],
    read: ([n, unit, , name, , before, size, after, move], frame) => toCalm(n, unit, name, move, toSize(size, before, after), frame),
  },
  // "Snapped a 356-session run without a 2% drop": the first 2% drop in 356 sessions.
  {
    kinds: ['broke', 'name?', 'number', 'unit', 'run', 'without', 'about?', 'size', 'about?', 'move'],
    read: ([, name, n, unit, , , before, size, after, move], frame) => toCalmEnd(n, unit, name, move, toSize(size, before, after), frame),
  },
  // "Had gone 356 sessions without a 2% drop", where the drop is told beside it.
  {
    kinds: ['broke', 'number', 'unit', 'without', 'about?', 'size', 'about?', 'move'],
    read: ([, n, unit, , before, size, after, move], frame) => toCalmEnd(n, unit, undefined, move, toSize(size, before, after), frame),
  },
  {
    kinds: ['broke', 'number', 'unit', 'without', 'move', 'of', 'about?', 'size', 'about?'],
    read: ([, n, unit, , move, , before, size, after], frame) => toCalmEnd(n, unit, undefined, move, toSize(size, before, after), frame),
  },
  {
    kinds: ['broke', 'run', 'of', 'number', 'unit', 'without', 'about?', 'size', 'about?', 'move'],
    read: ([, , , n, unit, , before, size, after, move], frame) => toCalmEnd(n, unit, undefined, move, toSize(size, before, after), frame),
  },
  {
    kinds: ['broke', 'run', 'of', 'number', 'unit', 'without', 'move', 'of', 'about?', 'size', 'about?'],
    read: ([, , , n, unit, , move, , before, size, after], frame) =>
      toCalmEnd(n, unit, undefined, move, toSize(size, before, after), frame),
  },
  {
    kinds: ['broke', 'name?', 'number', 'unit', 'run', 'without', 'move', 'of', 'about?', 'size', 'about?'],
    read: ([, name, n, unit, , , move, , before, size, after], frame) => toCalmEnd(n, unit, name, move, toSize(size, before, after), frame),
  },
];
