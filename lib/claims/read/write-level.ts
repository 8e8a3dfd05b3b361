import { putHappened, putMost, putTimes } from './compare-parts';
import { takeSince } from './take-since';
import { nthRecord } from './add-nth';
import { ofCloses } from './closes-meant';
import { indices, placeOf, put, putSession, putUnit, refuse, take, takeSubject, type Statement } from './statement';
import { takeEvery } from './write-every';
import { writeRecordCount } from './write-record-count';

/** Whether closes or intraday highs are meant; what the words leave open is left open. */
function takePrice(statement: Statement): 'close' | 'high' | null {
  const record = statement.frame.record;
  const isClose = take(statement, 'isClose') === true || record === 'close';
  const isTouch = take(statement, 'isTouch') === true;
  if (record === 'high')
    return isClose && take(statement, 'isClose') === true ? refuse('A close and an intraday high are said at once.') : 'high';
  if (isClose) return 'close';
  if (!isTouch) return null;
  if (statement.frame.level !== undefined) refuse('Whether it closed there, or stood there within the session, is not said.');
  return null;
}

/** What the words leave open is taken for closes, which is said. */
export function putPrice(statement: Statement): void {
  const price = takePrice(statement);
  if (price === null) statement.assumed.push(ofCloses);
  else put(statement, { price });
}

/** A level is one of an index. */
function takeLevel(statement: Statement): string | undefined {
  const level = take(statement, 'level');
  if (level !== undefined && !indices.has(statement.frame.subject ?? ''))
    refuse('Levels of stocks and funds are not checked: their closes are adjusted for the splits since.');
  return level;
}

/** "The longest wait for a record since 2013": of the record that ended it. */
function writeWait(statement: Statement): void {
  take(statement, 'isWait');
  const isOver = take(statement, 'isBroken') === true;
  // While it lasts there is no record to say it of.
  if (!isOver && statement.frame.date === undefined) refuse('On which day a record ended the wait is not said.');
  if (!isOver) statement.assumed.push('The wait is taken for the one that a record ended on that day.');
  put(statement, { measure: 'record' });
  const session = putSession(statement, placeOf(statement, 'date'), 'session');
  const between = take(statement, 'window');
  if (between !== undefined && statement.frame.most === undefined) {
    if (between.unit !== 'session') refuse('How many sessions lie between the two records is not said.');
    statement.assumed.push(
      `${between.count} sessions lie between the two records where the second comes ${between.count + 1} after the first.`,
    );
    put(statement, { comparison: 'gap', count: between.count + 1 });
    return;
  }
  if (!putMost(statement, session, 'up', ['run']))
    refuse('How long the wait for the record was, or since when there was none as long, is not said.');
}

/** Records: the 38th of the year, the first since a time, the first in so many sessions, or one at all. */
function writeRecord(statement: Statement): void {
  const { frame } = statement;
  putPrice(statement);
  take(statement, 'record');
  const nth = nthRecord(frame);
  if (nth !== undefined) for (const part of ['time', 'isTime', 'recordNth'] as const) take(statement, part);
  const every = frame.every === undefined ? undefined : takeEvery(statement);
  const count = every ?? nth ?? take(statement, 'recordCount');
  if (count !== undefined) {
    writeRecordCount(statement, count, nth !== undefined);
    return;
  }
  const window = take(statement, 'window');
  if (window !== undefined && window.count !== 1) refuse('What the record is of is not clear.');
  const unit = window?.unit ?? 'session';
  const horizon = frame.horizon;
  const session = putSession(statement, placeOf(statement, 'date'), unit);
  putUnit(statement, unit);
  if (frame.time === undefined) {
    if (frame.most !== undefined) refuse('A record and a superlative are said at once.');
    take(statement, 'isEver');
    const level = takeLevel(statement);
    if (level === undefined) {
      put(statement, { measure: 'record' });
      putHappened(statement, session);
    } else put(statement, { measure: 'level', comparison: 'largest', direction: 'up', said: level });
    return;
  }
  put(statement, { measure: 'record' });
  if (horizon !== undefined && horizon.unit === unit && unit === 'session') {
    take(statement, 'horizon');
    take(statement, 'time');
    take(statement, 'isTime');
    statement.assumed.push(
      `“In ${horizon.count} sessions” is counted from the record before to this one, itself counted: ${horizon.count - 1} lie between.`,
    );
    put(statement, { comparison: 'gap', count: horizon.count });
    return;
  }
  if (frame.time !== 1)
    refuse('Records are counted in a time that is named: say of which week, month or year it is, or in how many sessions.');
  take(statement, 'time');
  take(statement, 'isTime');
  const since = takeSince(statement, session) ?? refuse('Since when it is the first record is not said.');
  put(statement, { comparison: 'first-since', since });
}

/** Closes by their height: above a level for the first time, the highest since, a record. */
export function writeLevel(statement: Statement): void {
  takeSubject(statement);
  const { frame } = statement;
  if (frame.isWait === true) {
    writeWait(statement);
    return;
  }
  if (frame.record !== undefined) {
    writeRecord(statement);
    return;
  }
  putPrice(statement);
  const window = take(statement, 'window');
  if (window !== undefined && window.count !== 1) refuse('What is the highest of so many is not clear.');
  const unit = window?.unit ?? 'session';
  const session = putSession(statement, placeOf(statement, 'date'), unit);
  putUnit(statement, unit);
  put(statement, { measure: 'level' });
  const level = takeLevel(statement);
  const side = take(statement, 'side');
  const isCrossing = take(statement, 'isCrossing') === true || (side !== undefined && frame.direction === side);
  if (isCrossing && side === frame.direction) take(statement, 'direction');
  if (isCrossing && (frame.time ?? 1) > 1) refuse('How often a level was crossed is not counted: say on which day it was.');
  const direction = side ?? frame.most?.direction ?? 'up';
  put(statement, { direction });
  if (side !== undefined) {
    if (level === undefined) refuse('Above or below what it closed is not said.');
    if (frame.time === undefined) {
      put(statement, { comparison: 'figure', said: level, side: direction === 'down' ? 'less-than' : 'more-than', direction: 'up' });
      return;
    }
    put(statement, { atLeast: level });
    putTimes(statement, session);
    return;
  }
  const isMost = putMost(statement, session, direction, ['level']);
  if (level !== undefined) put(statement, { said: level });
  if (!isMost && level !== undefined) put(statement, { comparison: 'figure' });
  if (!isMost && level === undefined) refuse('No level is said.');
}
