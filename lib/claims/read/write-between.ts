import { addDays } from '@/lib/calendar/civil-date';
import { formatLongDate } from '@/lib/format/format-date';
import { compareValue } from './compare-parts';
import type { NamedDate } from './named-date';
import { sessionUpTo } from './place-date';
import { place, putSession, refuse, take, type Statement } from './statement';
import { putSessions } from './write-from';

/**
 * "Fell 34% from 19 February to 23 March 2020". Whether the move of the first day itself is a part of it nobody says; where its close is a
 * turn, the highest before a fall or the lowest before a rise, it is measured from there, and else it is refused.
 */
export function writeBetween(statement: Statement, direction: 'up' | 'down', { from, to }: Extract<NamedDate, { kind: 'between' }>): void {
  const { frame } = statement;
  if ([frame.half, frame.same, frame.isToDate, frame.base].some((part) => part !== undefined))
    refuse('Over what time the move was is said in two ways.');
  if ([frame.since, frame.most, frame.time].some((part) => part !== undefined))
    refuse('Of a move between two days that are named its figure alone is checked.');
  const session = putSession(statement, place(statement, to), 'session');
  const first = place(statement, from, session).session;
  if (first >= session) refuse('The first of the two days does not lie before the other.');
  const [side, turn] = direction === 'up' ? (['low', 'lowest'] as const) : (['high', 'highest'] as const);
  const found = statement.closes.findExtreme(frame.subject ?? '', side, sessionUpTo(addDays(first, -1)), session);
  if (found === null) refuse('The closes between the two days are not known.');
  if (found !== first)
    refuse(`Whether the move of ${formatLongDate(first)} itself is a part of it is not said: say over how many sessions it was.`);
  const sessions = putSessions(statement, first, session);
  const window = take(statement, 'window');
  if (window !== undefined && (window.unit !== 'session' || window.count !== sessions))
    refuse('Over what time the move was is said in two ways.');
  statement.assumed.push(`The move is measured from the close of ${formatLongDate(first)}, the ${turn} of that time.`);
  compareValue(statement, session, direction, []);
}
