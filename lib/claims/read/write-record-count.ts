import { endBefore, sessionAfter, sessionsBefore, sessionUpTo, type PlacedDate } from './place-date';
import { placeOf, put, putSession, putToDate, refuse, requirePost, sayCounted, take, type Statement } from './statement';

const ofWhen = 'When the records were is not said: say in which week, month, quarter or year, or in how many sessions.';
const ofDay = 'On which day that record was set is not said: say so, or how many records that time had.';

/** "In the past five sessions", and "the third in five sessions": up to the day, which is one of them. */
function putSessions(statement: Statement, placed: PlacedDate | null, name: 'window' | 'horizon'): void {
  const window = take(statement, name);
  if (window?.unit !== 'session' || (name === 'horizon' && statement.frame.horizon?.isNear === true))
    return refuse('Over how long the records are counted is said in sessions, or by a week, a month, a quarter or a year that is named.');
  const session = putSession(statement, placed, 'session');
  put(statement, { since: sessionsBefore(session, window.count - 1) });
}

/** "In January", "this month": from its first session to its last one up to the post. */
export function putUnitOf(statement: Statement, placed: PlacedDate): void {
  const since = placed.unit === 'week' ? sessionAfter(endBefore(placed.session, 'week')) : placed.period;
  put(statement, { since, asOf: placed.session });
  sayCounted(statement, placed);
}

/**
 * How many records a time had, or which of them one is: of a week, a month, a quarter or a year that is named, or of so many sessions.
 * @param isNth whether one of them is said to be the last.
 */
export function writeRecordCount(statement: Statement, count: number, isNth: boolean): void {
  const { frame } = statement;
  put(statement, { measure: 'record', comparison: 'count-this-year', count });
  const placed = placeOf(statement, 'date');
  // "Has set 38 records this year through July 16".
  if (take(statement, 'isToDate') === true) {
    putToDate(statement, placed);
    return;
  }
  const isDay = placed === null || placed.unit === 'session';
  if (isDay && frame.window !== undefined) {
    putSessions(statement, placed, 'window');
    return;
  }
  if (isDay && isNth && frame.horizon !== undefined) {
    putSessions(statement, placed, 'horizon');
    return;
  }
  if (placed !== null && placed.unit !== 'session' && placed.unit !== 'year' && frame.within === undefined) {
    // Of an nth one the day is that of the post.
    if (isNth && placed.session !== sessionUpTo(requirePost(statement))) refuse(ofDay);
    putUnitOf(statement, placed);
    return;
  }
  const within = placeOf(statement, 'within');
  // "Its 57th record of 2024 came in December".
  if (placed !== null && placed.unit !== 'session' && placed.unit !== 'year') refuse(ofDay);
  const year = placed?.unit === 'year' ? placed : within;
  if (year === null) refuse(ofWhen);
  // "For the 38th time this year" is of the post, "ended 2024 at its 57th of the year" of no day.
  const isOfPost = placed === null || (placed.unit === 'year' && within === null);
  const isOfDay = (): boolean => (isOfPost ? requirePost(statement).startsWith(year.period.slice(0, 4)) : placed.unit === 'session');
  if (isNth && !isOfDay()) refuse(ofDay);
  if (placed !== null && within !== null && placed.period.slice(0, 4) !== within.period.slice(0, 4))
    refuse('The session does not lie in the year that is named.');
  put(statement, { asOf: (placed?.unit === 'session' ? placed : year).session });
}
