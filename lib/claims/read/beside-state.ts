import type { Frame } from './frame';
import { isNamedDay, type NamedDate } from './named-date';
import { isAdrift, isMovedSince, isOfOtherUnit, isOverTime } from './move-beside';
import { topicOf } from './topic';

// "Is 4.2% below its record and down 3.5% in November", "fell 1.6% but is up 155% this year": how something stands is so on a day, and not of a month.

/** Whether it tells how something stands against a close, a level or a mean, or how many sessions in a row it moved, and counts nothing of a time. */
export function isStanding(frame: Frame): boolean {
  const { base, recordCount, recordNth, time, within, streak, isClose, isTouch } = frame;
  // "Has closed at a record" on some day.
  if ([recordCount, recordNth, time, within, isClose, isTouch].some((part) => part !== undefined)) return false;
  const topic = topicOf(frame);
  if (topic === 'move') return base !== undefined || isMovedSince(frame);
  return topic === 'fall' || topic === 'mean' || topic === 'level' || (topic === 'run' && streak?.unit === 'session');
}

/** Whether it is said of the day of the post: how something is, stands, or has been since. */
export function standsNow(frame: Frame): boolean {
  return frame.isNow === true && isStanding(frame);
}

/** "Fell 1.6% but is up 155% this year": what happened is not of the time over which it stands so, since it went the other way. */
export function isEventBeside(event: Frame, state: Frame): boolean {
  const isSame = event.subject === undefined || state.subject === undefined || event.subject === state.subject;
  const isEvent = isAdrift(event) && event.isState === undefined && event.isNow === undefined && event.most === undefined;
  const isTurned = event.direction !== undefined && state.direction !== undefined && event.direction !== state.direction;
  return (
    isSame && isEvent && isTurned && (state.isState === true || state.isNow === true) && topicOf(state) === 'move' && isOverTime(state)
  );
}

/** Whether a statement that names no time can be of one that another one names. */
export function takesDate(date: NamedDate, frame: Frame, of?: Frame): boolean {
  if (isOfOtherUnit(date, frame) || (of !== undefined && isEventBeside(frame, of))) return false;
  // "Gained 3.5% in June and has set 38 records": not in June alone.
  const isCountBeside = frame.recordCount !== undefined && frame.isNow === true && of !== undefined && of.isNow !== true;
  return isNamedDay(date) || !(standsNow(frame) || isCountBeside);
}

/** Whether a move is told as what happened, or as how it stands while it is said: "fell", or "is down" and "has fallen". */
export function mannerOf({ isState, isNow }: Frame): 'past' | 'now' {
  return isState === true || isNow === true ? 'now' : 'past';
}
