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
  return refuse('That there was no record is checked of a year: say that there was none this year, or how far below its record it closed.');
}

/** "Has not set a record this year": the year has had none. */
export function writeNoRecord(statement: Statement): void {
  takeSubject(statement);
  take(statement, 'isWithout');
  take(statement, 'record');
  putPrice(statement);
  put(statement, { measure: 'record', comparison: 'count-this-year', count: 0, asOf: findYear(statement) });
}
