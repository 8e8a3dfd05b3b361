import { isSessionDate } from '@/lib/calendar/session-date';
import { formatLongDate } from '@/lib/format/format-date';
import { placeOf, put, putSession, refuse, take, type Statement } from './statement';
import { putSessions } from './write-from';

/** From so many percent on a move of which no day is said is one from a high or a low to most who say so: "no 10% fall since October". */
const leastUnsaid = 5;

/** "Has not fallen 2% in a day since February 2023": says, too, that it then did, so that the sessions since the last time are counted. */
export function writeCalmSince(statement: Statement, move: { readonly direction: 'up' | 'down' | 'either'; readonly pct: number }): void {
  const window = take(statement, 'window');
  if (window === undefined && move.pct >= leastUnsaid)
    refuse('Over what time the moves are that there were none of is not said: say that they are those of a day.');
  if (window !== undefined && (window.unit !== 'session' || window.count !== 1))
    refuse('How long there was none since a time is checked of moves of a day.');
  if (window === undefined) statement.assumed.push('The moves are taken for those of one session.');
  const since = placeOf(statement, 'since') ?? refuse('Since when there was none is not said.');
  const session = putSession(statement, placeOf(statement, 'date'), 'session');
  const from = `${since.period}-01-01`.slice(0, 'yyyy-mm-dd'.length);
  if (since.unit === 'week' || !isSessionDate(from))
    return refuse('Since when there was none is not clear: name the day, the month or the year.');
  const to = since.session < session ? since.session : session;
  const last = statement.closes.findLastMove(statement.frame.subject ?? '', move, from, to);
  if (last === null)
    return refuse(
      'Of the time since when there is said to be none no such move is stored, from which it could be counted: name the day of the last one.',
    );
  if (since.unit !== 'session') statement.assumed.push(`It is counted from the last such move of that time, on ${formatLongDate(last)}.`);
  putSessions(statement, last, session);
  put(statement, { measure: 'calm', comparison: 'in-a-row' });
}
