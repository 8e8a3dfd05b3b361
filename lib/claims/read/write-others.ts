import { compareValue, isSoFar, putHappened, putMost, putReturns, putTimes, printed } from './compare-parts';
import { isRunningYear } from './frame';
import { isGoingOn } from './going-on';
import { putEnd } from './write-run';
import { isTrailing, writeTrailing } from './write-from';
import { putHalf, putSame } from './write-move';
import { placeOf, put, putSession, putToDate, putUnit, refuse, take, takeSubject, takeWindow, type Statement } from './statement';

const averages: ReadonlySet<number> = new Set([20, 50, 100, 200]);

/** How far from a mean it closed, on which side, and for how long. */
export function writeMean(statement: Statement): void {
  const { frame } = statement;
  takeSubject(statement);
  take(statement, 'isClose');
  take(statement, 'isState');
  const crossed = take(statement, 'isCrossing') === true;
  const isCrossing = take(statement, 'direction') !== undefined || crossed;
  const sessions = take(statement, 'mean') ?? refuse('The mean of how many closes is not said.');
  const direction = take(statement, 'side') ?? refuse('On which side of the mean it is, is not said.');
  const isPlain = [frame.size, frame.time, frame.most, frame.streak].every((part) => part === undefined);
  const streak = take(statement, 'streak');
  const isEnd = streak !== undefined && take(statement, 'isBroken') === true;
  const session = isEnd ? putEnd(statement, 'session') : putSession(statement, placeOf(statement, 'date'), 'session');
  if (isPlain) {
    if (isCrossing && !averages.has(sessions)) refuse('Crossings of the mean of 20, 50, 100 and 200 closes are checked.');
    put(
      statement,
      isCrossing ? { measure: 'cross', fast: 'close', average: sessions, direction } : { measure: 'distance', sessions, direction },
    );
    putHappened(statement, session);
    return;
  }
  if (streak !== undefined) {
    if (streak.unit !== 'session') refuse('Sessions in a row on one side of a mean are counted in sessions alone.');
    if (!averages.has(sessions)) refuse('Closes in a row beside the mean of 20, 50, 100 and 200 closes are counted.');
    put(statement, { measure: 'spell', direction, average: sessions, sessions: streak.count });
    take(statement, 'isRun');
    if (!putMost(statement, session, direction, ['run', 'any']))
      put(statement, { comparison: 'in-a-row', ...(streak.isAtLeast === true ? {} : { said: streak.count }) });
    return;
  }
  if (crossed && frame.time !== undefined && frame.size === undefined && averages.has(sessions)) {
    put(statement, { measure: 'cross', fast: 'close', average: sessions, direction });
    putTimes(statement, session);
    return;
  }
  put(statement, { measure: 'distance', sessions, distanceIn: frame.size?.unit === 'sigma' ? 'sigma' : 'pct' });
  if (frame.size === undefined && frame.time !== undefined && frame.most === undefined) {
    put(statement, { direction, atLeast: 0 });
    putTimes(statement, session);
    return;
  }
  if (frame.size === undefined && frame.most === undefined) refuse('How far from the mean it is, is not said.');
  if (frame.size !== undefined && frame.size.unit !== 'sigma' && frame.size.unit !== 'pct')
    refuse('How far from the mean it is, is not said in percent or deviations.');
  compareValue(statement, session, direction, ['any']);
}

/** How far one is ahead of another. */
export function writeLead(statement: Statement): void {
  const { frame } = statement;
  takeSubject(statement);
  if (frame.most !== undefined && frame.window !== undefined) take(statement, 'isRun');
  const beat = take(statement, 'beat') ?? 'up';
  const versus = take(statement, 'versus') ?? refuse('Against which other instrument the lead is, is not said.');
  take(statement, 'isClose');
  take(statement, 'isState');
  if (take(statement, 'direction') !== undefined) refuse('Whether it is a lead or a move is not clear.');
  putReturns(statement);
  const placed = placeOf(statement, 'date');
  const same = take(statement, 'same');
  const half = take(statement, 'half');
  if (half !== undefined) {
    if (frame.window !== undefined || same !== undefined) refuse('Over what time the lead was is said in two ways.');
    put(statement, {
      versus,
      measure: 'outperformance',
      ...(frame.size === undefined || frame.size.unit === 'pct' ? {} : { spread: 'pp' }),
    });
    compareValue(statement, putHalf(statement, half, placed), beat, ['move', 'any']);
    return;
  }
  const isThisYear = isRunningYear(frame) || (placed?.unit === 'year' && placed.isRunning && frame.window === undefined);
  if (!isSoFar(frame) && (take(statement, 'isToDate') === true || isThisYear)) {
    if (frame.window !== undefined || same !== undefined || (placed !== null && placed.unit !== 'session' && !isThisYear))
      refuse('Over what time the lead was is said in two ways.');
    if (frame.most !== undefined || frame.time !== undefined) refuse('What the year to date is set against is not said.');
    if (frame.size === undefined) refuse('By how much it was ahead is not said.');
    const session = putToDate(statement, placed);
    put(statement, {
      versus,
      measure: 'outperformance',
      unit: 'year',
      sessions: 1,
      part: 'to-date',
      ...(frame.size.unit === 'pct' ? {} : { spread: 'pp' }),
    });
    compareValue(statement, session, beat, []);
    return;
  }
  const size = frame.size;
  const isDay = same === undefined && (placed === null || placed.unit === 'session');
  if (isTrailing(frame) && isDay && writeTrailing(statement, beat, placed)) {
    put(statement, { versus, measure: 'outperformance', ...(size?.unit === 'pct' ? {} : { spread: 'pp' }) });
    return;
  }
  if (same === undefined && isGoingOn(statement, placed, frame.isState === true)) refuse('Over what time the lead was is not said.');
  const { unit, sessions } = same === undefined ? takeWindow(statement, placed) : { unit: same.kind, sessions: 1 };
  if (same === undefined) putUnit(statement, unit);
  const session = same === undefined ? putSession(statement, placed, unit) : putSame(statement, same, placed);
  put(statement, { versus });
  if (size === undefined && frame.most === undefined && frame.time === undefined) {
    if (sessions !== 1) refuse('By how much it was ahead is not said.');
    put(statement, { measure: 'streak', sessions: 1, thresholdPct: '0', direction: beat, comparison: 'in-a-row' });
    return;
  }
  put(statement, { measure: 'outperformance', sessions });
  if (size?.unit === 'pp' || size?.unit === 'points') put(statement, { spread: 'pp' });
  compareValue(statement, session, beat, ['move', 'any']);
}

/** The volatility of a window. */
export function writeVolatility(statement: Statement): void {
  takeSubject(statement);
  take(statement, 'isVolatility');
  const window = take(statement, 'window');
  if (window?.unit !== 'session' || window.count < 2) refuse('Over how many sessions the volatility is measured is not said.');
  const moved = take(statement, 'direction');
  if (moved !== undefined && statement.frame.size !== undefined) refuse('Whether it moved by so much, or to it, is not clear.');
  const direction = statement.frame.most?.direction ?? moved ?? 'up';
  put(statement, { measure: 'volatility', sessions: window.count });
  compareValue(statement, putSession(statement, placeOf(statement, 'date'), 'session'), direction, ['level', 'any']);
}

/** The share of a universe's members on one side of their mean. */
export function writeBreadth(statement: Statement): void {
  take(statement, 'subject');
  take(statement, 'isMembers');
  take(statement, 'isClose');
  take(statement, 'isTouch');
  take(statement, 'isState');
  const members = take(statement, 'universe') ?? refuse('Of which index the members are is not said.');
  const average = take(statement, 'mean') ?? refuse('What of the members is counted is not said: a share above a mean can be checked.');
  if (take(statement, 'side') !== 'up') refuse('The share below a mean is not checked: say the share above it.');
  if (!averages.has(average)) refuse('Shares above the mean of 20, 50, 100 and 200 closes are counted.');
  if (statement.frame.size !== undefined && statement.frame.size.unit !== 'pct') refuse('The share is not said in percent.');
  // That it went there is so of what is the highest or lowest; of a figure alone it is said besides.
  const isTo = take(statement, 'isTo') === true && statement.frame.most?.direction === statement.frame.direction;
  if (statement.frame.direction !== undefined && statement.frame.size !== undefined && !isTo)
    refuse('Whether it moved by so much, or to it, is not clear.');
  const direction = statement.frame.most?.direction ?? take(statement, 'direction') ?? 'up';
  take(statement, 'direction');
  put(statement, { measure: 'breadth', indicator: 'above-average', members, average });
  compareValue(statement, putSession(statement, placeOf(statement, 'date'), 'session'), direction, ['level', 'any', 'move']);
}

/** How old a bull market is, or what it has gained. */
export function writeBull(statement: Statement): void {
  takeSubject(statement);
  take(statement, 'isBull');
  const window = take(statement, 'window');
  const size = take(statement, 'size');
  if (take(statement, 'direction') === 'down') refuse('A bull market does not fall.');
  putSession(statement, placeOf(statement, 'date'), 'session');
  statement.assumed.push('A bull market is one by falls and rises of 20% between closes.');
  if (window !== undefined && size === undefined) {
    if (window.unit !== 'session') refuse('The age of a bull market is checked in days.');
    put(statement, { measure: 'cycle-age', comparison: 'figure', said: window.count });
  } else if (size?.unit === 'pct' && window === undefined)
    put(statement, { measure: 'cycle-gain', comparison: 'figure', said: printed(statement, size) });
  else refuse('Of the bull market one figure is checked: its age in days, or its gain.');
}

/** A thrust or an omen among the stocks of an exchange, and a crossing of two means. */
export function writeEvent(statement: Statement): void {
  const signal = take(statement, 'signal');
  const cross = take(statement, 'cross');
  if (signal !== undefined) {
    const subject = take(statement, 'subject');
    const members = take(statement, 'universe');
    if (subject !== undefined && members !== 'nyse') refuse('Thrusts and omens are checked of NYSE stocks.');
    if (members === undefined) statement.assumed.push('It is taken for one of NYSE stocks.');
    put(statement, { measure: 'breadth', members: 'nyse', indicator: signal });
  } else {
    takeSubject(statement);
    put(statement, { measure: 'cross', fast: 50, average: 200, direction: cross ?? 'up' });
    statement.assumed.push('It is a crossing of the means of 50 and 200 closes.');
  }
  const session = putSession(statement, placeOf(statement, 'date'), 'session');
  if (statement.frame.time === undefined) putHappened(statement, session);
  else putTimes(statement, session);
}
