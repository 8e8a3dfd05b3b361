import { createCalendar, firstCalendarDate } from '@/lib/calendar/calendar';
import { numberUnit, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import { addDays, joinDate, splitDate, weekday } from '@/lib/calendar/civil-date';
import { lastSessionOfUnit } from '@/lib/calendar/last-session-of-unit';
import { monthNames } from '@/lib/calendar/month-names';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { shiftMonths } from '@/lib/calendar/shift-months';
import { weekdayNames } from '@/lib/calendar/weekday-names';
import { formatLongDate } from '@/lib/format/format-date';
import type { NamedDate } from './named-date';

/** A stretch of sessions, by its last one. */
export interface PlacedDate {
  /** The last session of it, up to the post. */
  readonly session: SessionDate;
  readonly unit: CalendarUnit;
  /** Whether it goes on after the post. */
  readonly isRunning: boolean;
  /** As `since` takes it: a year, a month or a day. */
  readonly period: string;
  readonly assumed: readonly string[];
}

/** Why a date cannot be placed, as a sentence. */
export interface Unplaced {
  readonly reason: string;
  /** Whether the day of the post would place it. */
  readonly needsPost: boolean;
}

const calendar = createCalendar();
const two = (value: number): string => String(value).padStart(2, '0');

/** The last session up to `date`; before the rules of the calendar begin the last weekday. */
export function sessionUpTo(date: SessionDate): SessionDate {
  if (date > firstCalendarDate) return calendar.isSession(date) ? date : calendar.previousSession(date);
  const day = weekday(date);
  return day === 0 ? addDays(date, -2) : day === 6 ? addDays(date, -1) : date;
}

function isSession(date: SessionDate): boolean {
  return sessionUpTo(date) === date;
}

/** The last complete unit up to `date`, by its last session. */
export function lastComplete(date: SessionDate, unit: CalendarUnit): SessionDate {
  const session = sessionUpTo(date);
  if (unit === 'session') return session;
  return isOver(session, unit) ? session : endBefore(session, unit);
}

/** The last session of the unit before that of `session`. */
export function endBefore(session: SessionDate, unit: CalendarUnit): SessionDate {
  let before = session;
  do before = sessionUpTo(addDays(before, -1));
  while (unit !== 'session' && numberUnit(before, unit) === numberUnit(session, unit));
  return before;
}

/** The session so many before another one. */
export function sessionsBefore(session: SessionDate, count: number): SessionDate {
  return Array.from({ length: count }).reduce<SessionDate>((day) => endBefore(day, 'session'), session);
}

/** The next session behind a day. */
export function sessionAfter(day: SessionDate): SessionDate {
  let after = addDays(day, 1);
  while (!isSession(after)) after = addDays(after, 1);
  return after;
}

/** Whether `session` ends its unit. */
export function isOver(session: SessionDate, unit: CalendarUnit): boolean {
  if (unit === 'session') return true;
  if (session > firstCalendarDate) return lastSessionOfUnit(calendar, session, unit) === session;
  const ahead = [1, 2, 3, 4].map((days) => addDays(session, days)).find(isSession);
  return ahead === undefined || numberUnit(ahead, unit) !== numberUnit(session, unit);
}

/** How many days of a month or of a longer unit it takes until those who write of one without its name no longer mean the one before. */
const earlyDays = 7;

/** Whether the unit of a session has just begun, so that the one before is still meant: on the first session of a week. */
export function isJustBegun(session: SessionDate, unit: CalendarUnit): boolean {
  const end = endBefore(session, unit);
  return unit === 'week' ? endBefore(session, 'session') === end : addDays(end, earlyDays) >= session;
}

/** What is lacking where the day of the post would place a date. */
export const askPost: Unplaced = {
  reason: 'When it was said is not known: give the day on which it was published, or a date with its year in the sentence.',
  needsPost: true,
};
const past = (reason: string): Unplaced => ({ reason, needsPost: false });

function place(
  first: SessionDate,
  end: SessionDate,
  unit: CalendarUnit,
  period: string,
  post: SessionDate | null,
  assumed: readonly string[] = [],
) {
  if (post !== null && first > post)
    return past(`${formatLongDate(first)} lies after the post, ${formatLongDate(post)}: nothing is known of it then.`);
  const isRunning = post !== null && post < end && !isOver(sessionUpTo(post), unit);
  const last = sessionUpTo(post !== null && post < end ? post : end);
  if (last < first) return past(`No session lies in ${formatLongDate(first)} up to the post.`);
  return { session: last, unit, isRunning, period, assumed };
}

function placeDay(date: Extract<NamedDate, { kind: 'day' }>, post: SessionDate | null): PlacedDate | Unplaced {
  const write = (year: number): string => `${year}-${two(date.month)}-${two(date.day)}`;
  let year = date.year;
  if (year === null) {
    if (post === null) return askPost;
    year = splitDate(post).year;
    if (write(year) > post) year -= 1;
  }
  const text = write(year);
  if (!isSessionDate(text)) return past(`There is no ${date.day} ${monthNames[date.month - 1] ?? ''} in ${year}.`);
  if (date.weekday !== undefined && weekday(text) !== date.weekday)
    return past(`${formatLongDate(text)} was no ${weekdayNames[date.weekday] ?? 'such day'}.`);
  if (!isSession(text)) return past(`${formatLongDate(text)} was no session of the exchange.`);
  return place(text, text, 'session', text, post, date.year === null ? [`The year of that day is taken to be ${year}.`] : []);
}

function placeMonths(
  first: SessionDate,
  months: number,
  unit: CalendarUnit,
  period: string,
  post: SessionDate | null,
  assumed: readonly string[],
) {
  return place(first, addDays(shiftMonths(first, months), -1), unit, period, post, assumed);
}

/** Whether a holiday lies in a week, by its first day. */
function isShortWeek(monday: SessionDate): boolean {
  return monday > firstCalendarDate && [0, 1, 2, 3, 4].some((days) => !isSession(addDays(monday, days)));
}

function placeUnit({ unit, back, isShort }: Extract<NamedDate, { kind: 'unit' }>, post: SessionDate | null): PlacedDate | Unplaced {
  if (post === null) return askPost;
  const { year, month } = splitDate(post);
  if (unit === 'week') {
    const monday = addDays(post, -((weekday(post) + 6) % 7));
    // On a weekend "last week" is the one that has just ended.
    const isWeekend = weekday(post) === 0 || weekday(post) === 6;
    const first = addDays(monday, back === 1 && !isWeekend ? -7 : 0);
    const end = addDays(first, 6);
    const placed = place(first, end, 'week', first, post);
    if ('reason' in placed) return placed;
    if (isShort === true && !isShortWeek(first))
      return past('The week of the post is not shortened by a holiday that closed the exchange: say which week is meant.');
    return { ...placed, period: placed.session, assumed: [`The week is the one that ends on ${formatLongDate(sessionUpTo(end))}.`] };
  }
  if (unit === 'year') return placeMonths(joinDate(year - back, 1, 1), 12, 'year', String(year - back), post, []);
  const length = unit === 'month' ? 1 : 3;
  const first = shiftMonths(joinDate(year, month - ((month - 1) % length), 1), -length * back);
  return placeMonths(first, length, unit, first.slice(0, 7), post, []);
}

/**
 * A date as it was written, placed in the calendar. What has no year is the last of its name up to the post, which is said.
 * @param post the day on which the sentence was published, or null where that is not known.
 */
export function placeDate(date: NamedDate, post: SessionDate | null): PlacedDate | Unplaced {
  switch (date.kind) {
    case 'day':
      return placeDay(date, post);
    case 'end': {
      const placed = placeDate(date.of, post);
      if ('reason' in placed) return placed;
      if (placed.isRunning) return past('The end that is named was not reached on the day of the post.');
      return { ...placed, unit: 'session', period: placed.session };
    }
    case 'session-of': {
      const placed = placeDate(date.of, post);
      if ('reason' in placed) return placed;
      if (date.at === 'last' && placed.isRunning) return past('The last session that is named was not reached on the day of the post.');
      const session = date.at === 'last' ? placed.session : sessionAfter(endBefore(placed.session, placed.unit));
      return { session, unit: 'session', isRunning: false, period: session, assumed: placed.assumed };
    }
    case 'before': {
      if (date.of === null && post === null) return askPost;
      const placed = date.of === null ? null : placeDate(date.of, post);
      if (placed !== null && 'reason' in placed) return placed;
      const session = sessionsBefore(placed?.session ?? sessionUpTo(post ?? firstCalendarDate), date.sessions ?? 1);
      return { session, unit: 'session', isRunning: false, period: session, assumed: placed?.assumed ?? [] };
    }
    case 'stretch':
      return placeDate(date.of, post);
    case 'up-to': {
      const day = placeDate(date.to, post);
      if ('reason' in day) return day;
      const placed = placeDate(date.of, day.session);
      if ('reason' in placed) return placed;
      if (placed.session !== day.session) return past(`${formatLongDate(day.session)} does not lie in the time that it is to end.`);
      // "This year" beside a day of another one.
      const isOther = post !== null && date.of.kind === 'unit' && numberUnit(day.session, date.of.unit) !== numberUnit(post, date.of.unit);
      if (isOther) return past(`The day does not lie in the ${placed.unit} of the post.`);
      return { ...placed, assumed: [...new Set([...day.assumed, ...placed.assumed])] };
    }
    case 'between':
      return past('Between two days that are named only what one instrument gained or lost is read.');
    case 'year':
      return placeMonths(joinDate(date.year, 1, 1), 12, 'year', String(date.year), post, []);
    case 'month':
    case 'quarter': {
      const month = date.kind === 'month' ? date.month : date.quarter * 3 - 2;
      const name = date.kind === 'month' ? (monthNames[month - 1] ?? '') : 'that quarter';
      if (date.year === null && post === null) return askPost;
      const { year: now, month: current } = splitDate(post ?? joinDate(date.year ?? 2000, 12, 31));
      const year = date.year ?? (month > current ? now - 1 : now);
      const first = joinDate(year, month, 1);
      return placeMonths(
        first,
        date.kind === 'month' ? 1 : 3,
        date.kind,
        first.slice(0, 7),
        post,
        date.year === null ? [`The year of ${name} is taken to be ${year}.`] : [],
      );
    }
    case 'weekday': {
      if (post === null) return askPost;
      const back = (weekday(post) - date.weekday + 7) % 7;
      const name = weekdayNames[date.weekday] ?? '';
      const isOfSameWeek = back > 0 && back <= (weekday(post) + 6) % 7;
      if (date.isLast && isOfSameWeek)
        return past(`Whether “last ${name}” is that of the same week or of the one before is not clear: name the day.`);
      const day = addDays(post, -(back === 0 && date.isLast ? 7 : back));
      if (!isSession(day)) return past(`${formatLongDate(day)} was no session of the exchange.`);
      return place(day, day, 'session', day, post, [`${name} is taken to be ${formatLongDate(day)}.`]);
    }
    case 'ago': {
      if (post === null) return askPost;
      const day = date.sessions === 0 ? post : sessionUpTo(addDays(post, -1));
      if (!isSession(day)) return past(`${formatLongDate(day)} was no session of the exchange.`);
      return place(day, day, 'session', day, post);
    }
    case 'unit':
      return placeUnit(date, post);
  }
}
