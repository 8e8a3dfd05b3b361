import type { SessionDate } from '@/lib/calendar/session-date';
import { compareValue, putReturns } from './compare-parts';
import { sessionUpTo } from './place-date';
import { placeOf, put, putSession, refuse, take, takeSubject, type Statement } from './statement';
import { firstDay, writeFrom } from './write-from';

/**
 * Whether a day beside a record is the one on which it was set: on such a day nothing is below it. Said of the day of the post, or of a day of the week
 * that had none, it is the day on which it stood so far from it.
 */
function isOfRecord({ frame, post, closes }: Statement, day: SessionDate): boolean {
  if (frame.date !== undefined) return true;
  if (post !== null && day === sessionUpTo(post)) return false;
  if (post !== null && frame.recordDay?.kind !== 'weekday') return true;
  return closes.findExtreme(frame.subject ?? '', 'high', firstDay, day) === day;
}

/** How far below its record it closed. */
export function writeFall(statement: Statement): void {
  const { frame } = statement;
  takeSubject(statement);
  take(statement, 'isFromRecord');
  take(statement, 'isClose');
  take(statement, 'isState');
  if (take(statement, 'direction') === 'up') refuse('A rise from a record is none.');
  putReturns(statement);
  if (frame.size !== undefined && frame.size.unit !== 'pct') refuse('How far below its record it is, is not said in percent.');
  const beside = placeOf(statement, 'recordDay');
  if (frame.recordDay !== undefined && beside !== null && isOfRecord(statement, beside.session)) {
    if (frame.most !== undefined || frame.time !== undefined)
      refuse(
        'A fall that is the most of its kind, or the first, is one from whatever record was last: say the day of that one in a sentence of its own.',
      );
    const base = { side: 'high', date: frame.recordDay, isRecord: true } as const;
    put(statement, { measure: 'return' });
    writeFrom({ ...statement, frame: { ...frame, base } }, 'down', placeOf(statement, 'date'));
    return;
  }
  put(statement, { measure: 'drawdown' });
  compareValue(statement, putSession(statement, beside ?? placeOf(statement, 'date'), 'session'), 'down', ['fall', 'any']);
  statement.texts.delete('direction');
}
