import { shiftMonths } from '@/lib/calendar/shift-months';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { dayOfEvent } from './compare-parts';
import { isNamedDay } from './named-date';
import { endBefore, sessionAfter, sessionsBefore, type PlacedDate } from './place-date';
import { firstDay, placeOf, put, putSession, putToDate, refuse, requirePost, take, takeSubject, type Statement } from './statement';
import { putPrice } from './write-level';
import { putUnitOf } from './write-record-count';

const ofWhen =
  'That there was no record is checked of a time up to a day, or of a day on which none was set: say in which week, month or year, in how many sessions, since which day, or on which day.';

/** The first day, or the first month or year, behind a time since which there was none. */
function beginBehind({ session, unit, period }: PlacedDate): string {
  if (unit === 'session' || unit === 'week') return sessionAfter(session);
  if (unit === 'year') return String(Number(period) + 1);
  return shiftMonths(parseSessionDate(`${period}-01`), unit === 'quarter' ? 3 : 1).slice(0, 'yyyy-mm'.length);
}

/** The first day of a time. */
function beginOf({ session, unit, period }: PlacedDate): SessionDate {
  if (unit === 'session') return session;
  return unit === 'week' ? sessionAfter(endBefore(session, 'week')) : parseSessionDate(`${period}-01-01`.slice(0, 'yyyy-mm-dd'.length));
}

/** "Since November" says of November that it had one: where closes are known, it did. */
function askLast({ frame, closes, assumed }: Statement, since: PlacedDate): void {
  const last = frame.record === 'high' ? null : closes.findExtreme(frame.subject ?? '', 'high', firstDay, since.session);
  if (last === null) assumed.push('That it had one in the time since which there was none is not checked.');
  else if (last < beginOf(since))
    refuse(`The time since which there was none had no record close, either: the last one up to then was on ${formatLongDate(last)}.`);
}

/** From when on, and up to which session, there was none. */
function putTime(statement: Statement): void {
  const placed = placeOf(statement, 'date');
  if (take(statement, 'isToDate') === true) {
    putToDate(statement, placed);
    return;
  }
  const { window: said, since: from } = statement.frame;
  const isDay = placed === null || placed.unit === 'session';
  if (isDay && said?.unit === 'session' && from === undefined) {
    take(statement, 'window');
    const session = putSession(statement, placed, 'session');
    put(statement, { since: sessionsBefore(session, said.count - 1) });
    return;
  }
  const since = placeOf(statement, 'since');
  if (isDay && since !== null && said === undefined && from?.kind !== 'stretch') {
    const session = putSession(statement, placed, 'session');
    if (since.session >= session) refuse('The time since when it is said does not lie before it.');
    if (from !== undefined && !isNamedDay(from)) askLast(statement, since);
    const begin = beginBehind(since);
    // That it is of its own year is told in fewer words.
    if (begin !== session.slice(0, 'yyyy'.length)) put(statement, { since: begin });
    return;
  }
  if (placed === null && since === null) requirePost(statement);
  if (placed === null || placed.unit === 'session' || since !== null || said !== undefined) return refuse(ofWhen);
  if (placed.unit === 'year') put(statement, { asOf: placed.session });
  else putUnitOf(statement, placed);
}

/** "Has not set a record this year": it has had none. "Did not set one on Tuesday" is of that day, which "has not" is up to. */
export function writeNoRecord(statement: Statement): void {
  takeSubject(statement);
  take(statement, 'isWithout');
  take(statement, 'record');
  putPrice(statement);
  const { date, since, window, isUpTo, isToDate } = statement.frame;
  const day =
    date === undefined || [since, window, isUpTo, isToDate].some((part) => part !== undefined) ? null : placeOf(statement, 'date');
  if (day?.unit === 'session') {
    put(statement, { measure: 'record', comparison: 'none', ...dayOfEvent(day.session, statement.post) });
    return;
  }
  put(statement, { measure: 'record', comparison: 'count-this-year', count: 0 });
  putTime(statement);
}
