import { calendarUnits, numberUnit } from '@/lib/calendar/calendar-unit';
import { isPrintedOnce } from './frame';
import { threshold } from './compare-parts';
import { endBefore, sessionAfter } from './place-date';
import { placeOf, put, putSession, putUnit, refuse, take, takeSubject, unitNames, type Statement } from './statement';

/** "The first weekly loss of the year", "its third loss this week": how many there were from the beginning of that time up to it. */
export function writeCounted(statement: Statement): void {
  takeSubject(statement);
  const { unit, count } = take(statement, 'window') ?? { unit: 'session', count: 1 };
  const direction = take(statement, 'direction') ?? refuse('Whether gains or losses are counted is not said.');
  const size = take(statement, 'size');
  if (count !== 1) refuse('Moves of one session, or of one unit, are counted.');
  if (size !== undefined && (size.unit !== 'pct' || isPrintedOnce({ size, isTime: true })))
    refuse('From what size on a move counts is not said: say “its first loss of 2% or more” or the like.');
  const within = placeOf(statement, 'within') ?? refuse('Since when it is counted is not said.');
  if (calendarUnits.indexOf(unit) >= calendarUnits.indexOf(within.unit)) refuse('The time in which it is counted has no several of them.');
  put(statement, { measure: 'swing', thresholdPct: size === undefined ? '0' : threshold(size), direction });
  putUnit(statement, unit);
  const session = putSession(statement, placeOf(statement, 'date'), unit);
  if (numberUnit(session, within.unit) !== numberUnit(within.session, within.unit))
    refuse(`The ${unitNames[unit]} does not lie in the time that is named.`);
  if (unit === 'week') statement.assumed.push(`A week is one of the ${unitNames[within.unit]} in which it ended.`);
  const since = within.unit === 'week' ? sessionAfter(endBefore(session, 'week')) : within.period;
  put(statement, { comparison: 'count-this-year', count: take(statement, 'time') ?? 1, ...(within.unit === 'year' ? {} : { since }) });
}
