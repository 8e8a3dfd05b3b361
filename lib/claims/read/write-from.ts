import { createCalendar, firstCalendarDate } from '@/lib/calendar/calendar';
import { addDays, joinDate } from '@/lib/calendar/civil-date';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { sayNumber } from '@/lib/format/say-number';
import { compareValue } from './compare-parts';
import type { Frame } from './frame';
import { lookBack } from './look-back';
import { isOver, sessionUpTo, type PlacedDate } from './place-date';
import { place, placeOf, put, putSession, refuse, requirePost, take, type Statement } from './statement';

// Moves from a close that is named, or from the same day so long before: as many sessions as lie between the two closes.

const calendar = createCalendar();
const most = 2520;
/** Before any close. */
export const firstDay = joinDate(1800, 1, 1);

/** How many days before a day its close must be the highest or the lowest of, to be called a high or a low. */
const daysAround = 7;

/** So many sessions as lie between two closes. */
export function putSessions(statement: Statement, base: SessionDate, session: SessionDate): number {
  if (base >= session) refuse('The time since when it moved does not lie before it.');
  if (base <= firstCalendarDate) refuse('How many sessions lie between is not known.');
  const sessions = calendar.sessionsBetween(base, session).length - 1;
  if (sessions > most) refuse('It looks back further than a claim can: ten years of sessions at most.');
  put(statement, { sessions });
  return sessions;
}

/** The lowest or highest close of the time that is named. */
function findBase(statement: Statement, session: SessionDate): SessionDate {
  const base = take(statement, 'base');
  if (base === undefined) {
    const since = placeOf(statement, 'since');
    if (since?.unit !== 'session') return refuse('Over what time the move was is not said: name the day that it is measured from.');
    statement.assumed.push(`The move is measured from the close of ${formatLongDate(since.session)}.`);
    return since.session;
  }
  const { unit, session: end, period } = place(statement, base.date);
  if (unit === 'week') refuse('Of which time the low or high is, is not said.');
  const from = `${period}-01-01`.slice(0, 10);
  if (!isSessionDate(from)) return refuse('Of which time the low or high is, is not said.');
  const subject = statement.frame.subject ?? '';
  const isDay = unit === 'session';
  // A day is one of a high or a low where no close around it is beyond: "its March 24 peak".
  const [first, last] = isDay ? [addDays(from, -daysAround), session] : [from, end < session ? end : session];
  const found = statement.closes.findExtreme(subject, base.side, first, last);
  if (found === null) return refuse(`Which close was the ${base.side} of that time is not known.`);
  if (isDay && found !== end)
    return refuse(`The ${base.side} of that time was not on ${formatLongDate(end)}, but on ${formatLongDate(found)}, by closes.`);
  const record = base.isRecord === true ? statement.closes.findExtreme(subject, 'high', firstDay, session) : found;
  if (record === null) return refuse('Which close was the record up to that day is not known.');
  if (record < from || record > end) refuse('The record close up to that day is not of the time that is named.');
  if (!isDay)
    statement.assumed.push(
      `The ${base.side} is taken for the ${base.side === 'low' ? 'lowest' : 'highest'} close of that time, on ${formatLongDate(found)}.`,
    );
  return found;
}

/** "Up 25% from its October low", "down 8% since July 16". */
export function writeFrom(statement: Statement, direction: 'up' | 'down', placed: PlacedDate | null): void {
  const { frame } = statement;
  if (frame.base !== undefined && frame.since !== undefined) refuse('From when on it is measured is said in two ways.');
  if (frame.window !== undefined || frame.most !== undefined || frame.time !== undefined)
    refuse('Over what time the move was is said in two ways.');
  if (frame.base !== undefined && direction !== (frame.base.side === 'low' ? 'up' : 'down'))
    refuse('A low is risen from, and a high fallen from.');
  if (placed !== null && placed.unit !== 'session') refuse('On which day it stood there is not said.');
  const session = putSession(statement, placed, 'session');
  putSessions(statement, findBase(statement, session), session);
  compareValue(statement, session, direction, []);
}

/** Whether the time of a move ends on the day that it is said of: "over the past 12 months". */
export function isTrailing({ window, most: superlative, time, size }: Frame): boolean {
  return (
    window !== undefined &&
    window.unit !== 'session' &&
    (window.count > 1 || window.isTrailing === true) &&
    superlative === undefined &&
    time === undefined &&
    (size !== undefined || window.isTrailing === true)
  );
}

/** "Up 10% over 12 months": from the same day so long before. False at the end of such a unit, where the units themselves are meant. */
export function writeTrailing(statement: Statement, direction: 'up' | 'down', placed: PlacedDate | null): boolean {
  const { window } = statement.frame;
  const last = placed?.session ?? sessionUpTo(requirePost(statement));
  if (window === undefined || isOver(last, window.unit)) return false;
  // "Fell over the past month", said within a month: the last whole month is another one.
  if (statement.frame.size === undefined) refuse(`By how much it moved over the past ${window.unit} is not said.`);
  take(statement, 'window');
  const session = putSession(statement, placed, 'session');
  const base = sessionUpTo(lookBack(session, window.unit, window.count));
  const sessions = putSessions(statement, base, session);
  statement.assumed.push(
    `The ${window.unit}s are counted back from the day: from the close of ${formatLongDate(base)}, ${sayNumber(String(sessions))} sessions before.`,
  );
  compareValue(statement, session, direction, []);
  return true;
}
