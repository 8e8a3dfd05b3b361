import type { Chunk } from './chunk';
import type { Frame, SaidSize } from './frame';
import { pick } from './match-chunks';
import { countOf, isCount } from './part-readers';

// How long there was no move of a size, said by the last one or by the one that ended it.

interface Calm {
  readonly count: number;
  readonly parts: Frame;
}

/** Null where the time is no number of sessions: days since one are of the calendar to most who count them. */
function readParts(
  n: Chunk | undefined,
  unitChunk: Chunk | undefined,
  name: Chunk | undefined,
  move: Chunk | undefined,
  size: SaidSize | null,
  { subject }: Frame,
): Calm | null {
  const [count, unit, side] = [countOf(n), pick(unitChunk, 'unit'), pick(move, 'move')];
  const named = pick(name, 'name');
  if (!isCount(count) || unit?.unit !== 'session' || size === null || side === undefined) return null;
  if (subject !== undefined && named !== undefined && named.symbol !== subject) return null;
  const who = named === undefined ? {} : { subject: named.symbol, ...(named.members === undefined ? {} : { universe: named.members }) };
  return { count, parts: { ...who, direction: side.direction, size } };
}

/** "356 sessions since the S&P 500 last fell 2%": as many without one. */
export function toCalm(...[n, unit, name, move, size, frame]: Parameters<typeof readParts>): Frame | null {
  const calm = pick(unit, 'unit')?.calendarDays === true ? null : readParts(n, unit, name, move, size, frame);
  return calm === null ? null : { ...calm.parts, isWithout: true, window: { unit: 'session', count: calm.count } };
}

/** "Snapped a 356-session run without a 2% drop": the first in so many. */
export function toCalmEnd(...[n, unit, name, move, size, frame]: Parameters<typeof readParts>): Frame | null {
  const calm = readParts(n, unit, name, move, size, frame);
  return calm === null ? null : { ...calm.parts, time: 1, horizon: { unit: 'session', count: calm.count } };
}
