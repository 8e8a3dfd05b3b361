import { calendarUnits, numberUnit } from '@/lib/calendar/calendar-unit';
import { addDays, countDaysBetween } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { readSince } from '@/lib/studies/after/claim/read-since';
import { lookBack } from './look-back';
import { sessionsBefore } from './place-date';
import { placeOf, refuse, take, type Statement } from './statement';

/** How far the unit that something looks back to is named: the best quarter in five years is the best since the same one, on whatever day that ended. */
export const named: Readonly<Record<string, number>> = { month: 'yyyy-mm'.length, quarter: 'yyyy-mm'.length, year: 'yyyy'.length };

/** A period in words. */
export function sayPeriod(period: string): string {
  return readSince(period)?.words ?? period;
}

/** Since when: a period, a time before the session, or nothing. */
export function takeSince(statement: Statement, session: SessionDate): string | null {
  const horizon = take(statement, 'horizon');
  const since = placeOf(statement, 'since');
  if (horizon !== undefined && since !== null) refuse('It looks back on two times at once.');
  if (since !== null) {
    // "The best week since Thursday" looks back on nothing.
    const unit = calendarUnits.find((name) => name === statement.texts.get('unit')) ?? 'session';
    const isWithin =
      calendarUnits.indexOf(since.unit) <= calendarUnits.indexOf(unit) && numberUnit(since.session, unit) === numberUnit(session, unit);
    // "Since November", said in November.
    const said = statement.frame.since;
    const isUnnamed = (said?.kind === 'month' || said?.kind === 'quarter') && said.year === null;
    if (isUnnamed && numberUnit(since.session, since.unit) === numberUnit(session, since.unit))
      refuse(`Whether the ${since.unit} that it lies in is meant or that of the year before is not clear: give the year.`);
    if (isWithin || since.period > session) refuse('The time since when it is said does not lie before it.');
    // Nothing after the quarter counts: it is known by its last month.
    return since.unit === 'quarter' ? since.session.slice(0, 'yyyy-mm'.length) : since.period;
  }
  if (horizon === undefined) return null;
  if (horizon.unit === 'session') {
    // Where more than one is counted, or ranked, the first day would be one of them.
    const isOfSeveral = (statement.frame.time ?? 1) > 1 || (statement.frame.rank ?? 1) > 1;
    if (horizon.isNear === true || isOfSeveral || statement.texts.has('unit'))
      refuse('How far it looks back is said in sessions: give a date.');
    const day = sessionsBefore(session, horizon.count);
    statement.assumed.push(`The time before is counted from ${formatLongDate(day)}.`);
    return day;
  }
  const whole = lookBack(session, horizon.unit, horizon.count);
  const from = horizon.isNear === true ? addDays(whole, Math.round(countDaysBetween(whole, session) / 10)) : whole;
  if (horizon.isNear === true) statement.assumed.push('“Nearly” is taken for nine tenths of the time or more.');
  const length = horizon.isNear === true ? undefined : named[statement.texts.get('unit') ?? ''];
  statement.assumed.push(
    `The time before is counted from ${length === undefined ? formatLongDate(from) : sayPeriod(from.slice(0, length))}.`,
  );
  return length === undefined ? from : from.slice(0, length);
}
