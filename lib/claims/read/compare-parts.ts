import type { SessionDate } from '@/lib/calendar/session-date';
import { calendarUnits } from '@/lib/calendar/calendar-unit';
import { addDays } from '@/lib/calendar/civil-date';
import { isOrMore, isPrintedOnce, type Frame, type SaidSize } from './frame';
import { lastComplete, sessionUpTo, type PlacedDate } from './place-date';
import { sayNear } from './say-near';
import { placeOf, put, refuse, take, type Statement } from './statement';
import { named, sayPeriod, takeSince } from './take-since';

const bounds: Readonly<Partial<Record<SaidSize['about'], string>>> = {
  more: 'more-than',
  least: 'at-least',
  less: 'less-than',
  most: 'at-most',
  near: 'about',
  nearly: 'nearly',
  over: 'just-over',
  under: 'just-under',
};

/** The parameters of the day on which something was so: with nothing that came after the post where its day is known, else what is known later tells when it was so next. */
export function dayOfEvent(session: SessionDate, post: SessionDate | null): Readonly<Record<string, string>> {
  if (post === null) return { on: session };
  const known = sessionUpTo(post);
  return known === session ? { asOf: session } : { on: session, asOf: known };
}

/** That it was so, on its day. */
export function putHappened(statement: Statement, session: SessionDate): void {
  statement.texts.delete('asOf');
  put(statement, { comparison: 'happened', ...dayOfEvent(session, statement.post) });
}

/** The figure without a sign, which may be a bound. */
export function printed(statement: Statement, size: SaidSize): string {
  const side = bounds[size.about];
  if (side !== undefined) put(statement, { side });
  const near = sayNear(size);
  if (near !== null) statement.assumed.push(near);
  return size.text;
}

/** From where on an event counts. */
export function threshold(size: SaidSize): string {
  if (size.about !== 'exact' && !isOrMore(size)) refuse('From what size on it counts is not said exactly.');
  return size.text;
}

/** "Its best day ever was in 2008", or "the only time since 2004", said in 2024, is of all days up to 2024, and a claim of 2008 knows none of the later ones. */
function refuseLater({ frame, post, texts }: Statement, session: SessionDate): void {
  if (frame.date === undefined || post === null || texts.has('part')) return;
  const unit = calendarUnits.find((name) => name === texts.get('unit')) ?? 'session';
  if (lastComplete(post, unit) > addDays(session, 7))
    refuse('Whether it is so up to its own day or up to that of the post is not said: date the post by that day.');
}

/** Whether two dates are of months, or quarters, of one name. */
function isAlike(one: Frame['date'], other: Frame['date']): boolean {
  if (one?.kind === 'month') return other?.kind === 'month' && one.month === other.month;
  return one?.kind === 'quarter' && other?.kind === 'quarter' && one.quarter === other.quarter;
}

export type Events = 'first-since' | 'only-k-since';

/** A count begins with the time that is named, which is a day, a month or a year. */
function refuseQuarter({ frame }: Statement): void {
  if (frame.since?.kind === 'quarter') refuse('From which month on it is counted is not said.');
}

/** "Fell more than 9% in September for the first time since 2002": the first month, or the first September. Since March it is a month. */
function refuseNamed({ frame, texts }: Statement): void {
  const { date, window, streak, tally, since, horizon } = frame;
  const isNamed = (date?.kind === 'month' || date?.kind === 'quarter') && texts.get('unit') === date.kind;
  const isOfOther = since !== undefined && since.kind !== 'year' && since.kind !== 'stretch' && !isAlike(since, date);
  const isShort = horizon !== undefined && horizon.unit !== 'year';
  if (isNamed && !isOfOther && !isShort && [window, streak, tally].every((part) => part === undefined))
    refuse(`Whether each ${date.kind} is counted, or the ones of that name alone, is not said: say “its first ${date.kind}ly …”.`);
}

/** "the first since", "for the first time", "only the fifth since". */
export function putTimes(statement: Statement, session: SessionDate): Events {
  refuseNamed(statement);
  const time = take(statement, 'time') ?? 1;
  const isTime = take(statement, 'isTime') === true;
  const isOnly = take(statement, 'isOnly') === true;
  if (isOnly) refuseLater(statement, session);
  const since = takeSince(statement, session);
  const isEver = take(statement, 'isEver') === true;
  if (since !== null && isEver) refuse('It is said to be the first since a time, and ever.');
  if (since !== null) put(statement, { since });
  if (time === 1 && since !== null && !isOnly) {
    put(statement, { comparison: 'first-since' });
    return 'first-since';
  }
  refuseQuarter(statement);
  if (since === null && !isEver && !(time === 1 && isTime)) refuse('Since when it is counted is not said.');
  if (since !== null && !isOnly) statement.assumed.push(`${sayPeriod(since)} itself is counted.`);
  put(statement, { comparison: 'only-k-since', count: time });
  return 'only-k-since';
}

/** "Its best day so far this year": a superlative of the year, not a year to date. */
export function isSoFar({ most, isToDate, window, since, horizon, isEver, time }: Frame): boolean {
  return (
    isToDate === true && most !== undefined && window !== undefined && [since, horizon, isEver, time].every((part) => part === undefined)
  );
}

function yearOf(session: SessionDate): PlacedDate {
  return { session, unit: 'year', isRunning: true, period: session.slice(0, 4), assumed: [] };
}

/** The most of its year: of all of it up to its own day; said later, of all up to then, by the day on which it was. */
function putOfYear(statement: Statement, session: SessionDate, year: PlacedDate, isAtOnce: boolean): void {
  const { post, frame, texts, assumed } = statement;
  if (year.period.slice(0, 4) !== session.slice(0, 4)) refuse('The session does not lie in the year that is named.');
  put(statement, { within: 'year' });
  const unit = calendarUnits.find((name) => name === texts.get('unit')) ?? 'session';
  const isLater = post !== null && frame.date !== undefined && year.session > session && lastComplete(post, unit) > session;
  const isLong = isLater && (!year.isRunning || lastComplete(post, unit) > addDays(session, 7));
  if (isLong && isAtOnce)
    refuse('Whether it is the most up to its own day or up to that of the post is not said: date the post by that day.');
  if (isLong) put(statement, { comparison: 'ever', since: session.slice(0, named[unit]), asOf: year.session });
  if (!isLong && post === null) assumed.push(`It is taken for the most of ${year.period} up to its own day.`);
}

/** A superlative with its rank and its time; answers whether one is said. */
export function putMost(statement: Statement, session: SessionDate, direction: 'up' | 'down', kinds: readonly string[]): boolean {
  const most = take(statement, 'most');
  if (most === undefined) return false;
  if (!kinds.includes(most.of)) refuse('The superlative does not fit what is measured.');
  // "Fell the least" is the smallest of falls, and no claim is of the smallest of moves.
  if (most.of === 'any' && most.direction === 'down' && !kinds.includes('level')) refuse('The smallest of moves is not checked.');
  if (most.direction !== null && most.direction !== direction) refuse('The superlative points to one side and the move to the other.');
  const rank = take(statement, 'rank');
  const record = take(statement, 'record');
  if (record !== undefined && record !== 'any') refuse('What the record is of is not clear.');
  const isEver = take(statement, 'isEver') === true || record !== undefined;
  const within = isSoFar(statement.frame) && take(statement, 'isToDate') === true ? yearOf(session) : placeOf(statement, 'within');
  const since = takeSince(statement, session);
  if ([isEver, within !== null, since !== null].filter(Boolean).length > 1) refuse('It looks back on two times at once.');
  if (!isEver && within === null && since === null) refuse('Since when there was none like it is not said.');
  if (within !== null) {
    if (within.unit !== 'year')
      refuse('The most of its kind is checked of a year, or since a time: say since when there was none like it.');
    putOfYear(statement, session, within, kinds.includes('run') || (rank ?? 1) > 1);
    if (statement.texts.get('comparison') === 'ever') return true;
  }
  if (isEver) refuseLater(statement, session);
  if (since !== null) put(statement, { since });
  if (rank !== undefined && rank > 1) {
    refuseQuarter(statement);
    if (since !== null) statement.assumed.push(`${sayPeriod(since)} itself is one of those that are ranked.`);
    put(statement, { comparison: 'nth', count: rank });
  } else put(statement, { comparison: within !== null || isEver ? 'largest' : 'highest-since' });
  return true;
}

export function putReturns(statement: Statement): void {
  const returns = take(statement, 'returns');
  if (returns !== undefined) put(statement, { returns });
}

export function takeDirection(statement: Statement): 'up' | 'down' {
  const direction = take(statement, 'direction');
  const most = statement.frame.most?.direction ?? null;
  const side = direction ?? most ?? refuse('To which side the move went is not said.');
  if (most !== null && direction !== undefined && direction !== most)
    refuse('The superlative points to one side and the move to the other.');
  return side;
}

/** A figure, a superlative or an event of what has a value at every session. */
export function compareValue(statement: Statement, session: SessionDate, direction: 'up' | 'down', kinds: readonly string[]): void {
  const size = take(statement, 'size');
  put(statement, { direction });
  if (statement.frame.time !== undefined) {
    if (statement.frame.most !== undefined) refuse('A first and a most are said at once.');
    if (size === undefined) refuse('From what size on it counts is not said.');
    else if (isPrintedOnce(statement.frame))
      refuse('From what size on it is the first is not said: say “its first loss of 0.9% or more” or the like.');
    else put(statement, { atLeast: threshold(size) });
    putTimes(statement, session);
    return;
  }
  const isMost = putMost(statement, session, direction, kinds);
  if (size !== undefined) put(statement, { said: printed(statement, size) });
  if (isMost) return;
  if (size === undefined)
    refuse(
      statement.frame.beat === undefined
        ? 'No figure is said.'
        : 'By how much one led the other is not said: a lead over that time is checked by its figure.',
    );
  put(statement, { comparison: 'figure' });
}
