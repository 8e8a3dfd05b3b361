import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { SessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import type { Frame, Part } from './frame';
import type { KnownCloses } from './known-closes';
import type { NamedDate } from './named-date';
import { askPost, isJustBegun, isOver, lastComplete, placeDate, sessionUpTo, type PlacedDate } from './place-date';

/** Carries the reason out of the depth of a statement. */
export class Refusal extends Error {
  readonly needsPost: boolean;
  constructor(reason: string, needsPost = false) {
    super(reason);
    this.needsPost = needsPost;
  }
}

export function refuse(reason: string): never {
  throw new Refusal(reason);
}

/** Everything that a rule reads of its statement; each part that it asks for counts as used. */
export interface Statement {
  readonly frame: Frame;
  readonly post: SessionDate | null;
  readonly used: Set<Part>;
  readonly assumed: string[];
  readonly texts: Map<string, string>;
  readonly closes: KnownCloses;
}

export function take<Name extends Part>({ frame, used }: Statement, name: Name): Frame[Name] {
  used.add(name);
  return frame[name];
}

export function put(statement: Statement, texts: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(texts)) statement.texts.set(name, String(value));
}

export const indices: ReadonlySet<string> = new Set(['SPX', 'RUT', 'NDX']);

export function takeSubject(statement: Statement): string {
  const subject = take(statement, 'subject') ?? refuse('Which index or stock is meant is not said in its own sentence: name it there.');
  take(statement, 'universe');
  if (subject === 'NYSE') refuse('Of the NYSE breadth alone is stored, no index.');
  put(statement, { symbol: subject });
  return subject;
}

/** A date of the statement in the calendar. */
export function placeOf(statement: Statement, name: 'date' | 'since' | 'within' | 'recordDay'): PlacedDate | null {
  const date = take(statement, name);
  if (date?.kind === 'stretch' && name !== 'since') refuse('When exactly it was is not said: name the day, the month or the year.');
  if (date?.kind === 'stretch' && date.endsBefore === true) refuse('When in that time it was is not said: name the day or the month.');
  if (date === undefined) return null;
  return place(statement, date, name === 'date' ? statement.post : (statement.post ?? dayBeside(statement, date)));
}

/** Whether the year of a date is left to who reads it: "March", "the year". */
function isYearLeft(date: NamedDate): boolean {
  if (date.kind === 'stretch' || date.kind === 'end') return isYearLeft(date.of);
  if (date.kind === 'unit') return date.unit === 'year' && date.back === 0;
  return 'year' in date && date.year === null;
}

/** "Fell 2.3% on 24 July 2024, its worst day of the year": whoever wrote it, and whenever, means the year of that day; null where it has none. */
function dayBeside({ frame: { date: own } }: Statement, date: NamedDate): SessionDate | null {
  if (own === undefined || !isYearLeft(date)) return null;
  const placed = placeDate(own, null);
  return 'reason' in placed ? null : placed.session;
}

/** A date in the calendar, with what that takes for granted. */
export function place(statement: Statement, date: NamedDate, post = statement.post): PlacedDate {
  const placed = placeDate(date, post);
  if ('reason' in placed) throw new Refusal(placed.reason, placed.needsPost);
  statement.assumed.push(...placed.assumed);
  return placed;
}

export function requirePost({ post }: Statement): SessionDate {
  if (post === null) throw new Refusal(askPost.reason, askPost.needsPost);
  return post;
}

export const unitNames: Readonly<Record<CalendarUnit, string>> = {
  session: 'session',
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  year: 'year',
};

/** The unit that a date stands for: 'in July' is a month. */
export function unitOfDate(placed: PlacedDate | null): CalendarUnit {
  return placed?.unit ?? 'session';
}

/** Of a unit in whose middle it is said, and which it does not name. */
export function refuseGoingOn(unit: CalendarUnit): never {
  const name = unitNames[unit];
  return refuse(`Whether the ${name} that goes on is meant or the last whole one is not clear: say “this ${name}” or “last ${name}”.`);
}

/** Whether the unit that goes on could be meant: "fell for a third week", said on a Wednesday. What closed is over, be it a session that is named. */
function isOpen({ frame }: Statement, session: SessionDate, unit: CalendarUnit, isNamed: boolean): boolean {
  const isClosed = frame.isClose === true || frame.record === 'close';
  return !isOver(session, unit) && (isNamed && isClosed ? true : !isClosed && !isJustBegun(session, unit));
}

/**
 * Whether a unit that a day has just begun is the one that had ended by then: "rose on Monday, coming off its worst week since April", said on
 * that Monday. "Fell 3% on Monday and 0.04% for the week" is of its own week, and later so is a rank.
 */
function isLookedBack({ frame, post }: Statement, session: SessionDate): boolean {
  const isRanked = [frame.most, frame.time, frame.streak].some((part) => part !== undefined);
  return isRanked && (post === null || sessionUpTo(post) === session);
}

/**
 * Sets the session that the claim is about: that of the date, else of the last complete unit up to the post. In the middle of a unit that one
 * is not what it says.
 */
export function putSession(statement: Statement, placed: PlacedDate | null, unit: CalendarUnit, running = false): SessionDate {
  if (placed === null) {
    const post = requirePost(statement);
    if (!running && isOpen(statement, sessionUpTo(post), unit, false)) refuseGoingOn(unit);
    const session = running ? sessionUpTo(post) : lastComplete(post, unit);
    statement.assumed.push(
      unit === 'session'
        ? `It is about ${formatLongDate(session)}, the last session up to the post.`
        : `It is about the ${unitNames[unit]} ${running ? 'up to' : 'that ended on'} ${formatLongDate(session)}.`,
    );
    put(statement, { asOf: session });
    return session;
  }
  // Which session of a month, or whether the months or all of the years, is left open.
  if (!running && placed.unit !== 'session' && placed.unit !== unit) refuse(`Of which ${unitNames[unit]} it is said is not clear.`);
  if (unit !== 'session' && placed.isRunning && !running) refuse(`The ${unitNames[unit]} was not over on the day of the post.`);
  if (unit !== 'session' && unit !== 'week' && placed.unit === 'session' && !running && !isOver(placed.session, unit))
    refuse(`Of which ${unitNames[unit]} it is said is not clear.`);
  if (!running && placed.unit === 'session' && isOpen(statement, placed.session, unit, true)) refuseGoingOn(unit);
  if (!running && placed.unit === 'session' && !isOver(placed.session, unit) && !isLookedBack(statement, placed.session))
    refuseGoingOn(unit);
  const session = unit === 'session' || running || isOver(placed.session, unit) ? placed.session : lastComplete(placed.session, unit);
  if (session !== placed.session) statement.assumed.push(`It is about the ${unitNames[unit]} that ended on ${formatLongDate(session)}.`);
  put(statement, { asOf: session });
  return session;
}

export interface Measured {
  readonly unit: CalendarUnit;
  readonly sessions: number;
}

/** The session up to which a year to date goes; a day without its year is one of the year of the post. */
export function putToDate(statement: Statement, placed: PlacedDate | null): SessionDate {
  const session = putSession(statement, placed, 'year', true);
  const { frame, post } = statement;
  const isYearOpen = frame.date !== undefined && !('year' in frame.date && frame.date.year !== null);
  if (isYearOpen && post !== null && session.slice(0, 4) !== post.slice(0, 4)) refuse('The day does not lie in the year of the post.');
  return session;
}

/** From what size on it is asked whether a session ever brought as much, in percent. */
const leastAsked = 7;
/** Before all closes that are stored. */
export const firstDay = '1800-01-01' as SessionDate;

/** "Gained 23.3%": more than any session brought. */
function isTooMuch({ frame, post, closes }: Statement): boolean {
  const { subject, direction, size, time } = frame;
  if (
    subject === undefined ||
    direction === undefined ||
    time !== undefined ||
    size?.unit !== 'pct' ||
    size.value < leastAsked ||
    post === null
  )
    return false;
  return closes.findLastMove(subject, { direction, pct: size.value * 0.99 }, firstDay, post) === null;
}

/** Over what time a move is measured: what is said, else what the date stands for, else a session. */
export function takeWindow(statement: Statement, placed: PlacedDate | null): Measured {
  const window = take(statement, 'window');
  const unit = unitOfDate(placed);
  if (window === undefined) {
    if (placed === null && isTooMuch(statement)) refuse('Over what time the move was is not said, and no session brought as much.');
    if (placed === null) statement.assumed.push('Without a time said, the move is taken for that of one session.');
    return { unit, sessions: 1 };
  }
  if (unit !== 'session' && (unit !== window.unit || window.count !== 1)) refuse('Over what time the move was is said in two ways.');
  if (window.unit !== 'session' && window.count > 1) statement.assumed.push(`Calendar ${unitNames[window.unit]}s are counted.`);
  return { unit: window.unit, sessions: window.count };
}

export function putUnit(statement: Statement, unit: CalendarUnit): void {
  if (unit !== 'session') put(statement, { unit });
}

/** Says of a time that goes on up to which day it is counted. */
export function sayCounted({ assumed }: Statement, { session, unit }: PlacedDate): void {
  if (!isOver(session, unit)) assumed.push(`The ${unit} is counted up to ${formatLongDate(session)}.`);
}
