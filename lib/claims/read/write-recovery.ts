import { putMost, threshold } from './compare-parts';
import { isOrMore } from './frame';
import { placeOf, put, putSession, refuse, take, takeSubject, type Statement } from './statement';

/** The size of the falls that count. The fastest ways back from falls of any size took a session, so that it must be said. */
function takeFall(statement: Statement, direction: 'up' | 'down'): string {
  const size = take(statement, 'threshold');
  if (size === undefined && direction === 'up') {
    statement.assumed.push('Falls of any size count.');
    return '0';
  }
  if (size === undefined || !isOrMore(size))
    refuse('From what size of fall on recoveries are ranked is not said: name it, as “from a fall of 10% or more”.');
  if (size.unit !== 'pct') refuse('From what size of fall on recoveries are ranked is not said in percent.');
  return threshold(size);
}

/** "Its fastest recovery from a fall of 10% or more since 2020": on the record that ended it. */
export function writeRecovery(statement: Statement): void {
  takeSubject(statement);
  if (take(statement, 'isRecovery') !== true) refuse('By its speed only the way from the low of a fall to a new record is ranked.');
  take(statement, 'isClose');
  const direction = statement.frame.most?.direction ?? refuse('Whether it is the fastest recovery or the slowest is not said.');
  put(statement, { measure: 'recovery', thresholdPct: takeFall(statement, direction), direction });
  statement.assumed.push('A recovery is taken for the way from the lowest close of a fall to the next record close.');
  const session = putSession(statement, placeOf(statement, 'date'), 'session');
  if (!putMost(statement, session, direction, ['recovery'])) refuse('Since when there was none as fast, or as slow, is not said.');
}
