import { dayOfEvent } from './compare-parts';
import type { PlacedDate } from './place-date';
import { placeOf, put, putToDate, refuse, requirePost, take, takeSubject, type Statement } from './statement';
import { putPrice } from './write-level';

/** The last session of the year of which it is said; of one that goes on the last up to the post. */
function findYear(statement: Statement): string {
  const placed = placeOf(statement, 'date');
  if (take(statement, 'isToDate') === true) return putToDate(statement, placed);
  const since = placeOf(statement, 'since');
  const isYear = (date: PlacedDate | null): date is PlacedDate => date?.unit === 'year';
  if (isYear(placed) && since === null) return placed.session;
  // "Has not set a record since 2021", said in 2022, is of 2022.
  if (isYear(since) && placed?.unit !== 'year') {
    const session = putToDate(statement, placed);
    statement.assumed.push(`That ${since.period} had one is not checked.`);
    if (Number(session.slice(0, 4)) - Number(since.period) === 1) return session;
  }
  if (placed === null && since === null) requirePost(statement);
  return refuse(
    'That there was no record is checked of a year, or of a day on which none was set: say that there was none this year, or on which day.',
  );
}

/** "Has not set a record this year": the year has had none. "Did not set one on Tuesday" is of that day, which "has not" is up to. */
export function writeNoRecord(statement: Statement): void {
  takeSubject(statement);
  take(statement, 'isWithout');
  take(statement, 'record');
  putPrice(statement);
  const { date, since, isUpTo, isToDate } = statement.frame;
  const day = date === undefined || [since, isUpTo, isToDate].some((part) => part !== undefined) ? null : placeOf(statement, 'date');
  if (day?.unit === 'session') {
    put(statement, { measure: 'record', comparison: 'none', ...dayOfEvent(day.session, statement.post) });
    return;
  }
  put(statement, { measure: 'record', comparison: 'count-this-year', count: 0, asOf: findYear(statement) });
}
