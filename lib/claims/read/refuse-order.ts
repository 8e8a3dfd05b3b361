import type { SessionDate } from '@/lib/calendar/session-date';
import { isDay } from './move-beside';
import { askPost, endBefore, placeDate, sessionUpTo, type Unplaced } from './place-date';
import type { ClauseApart } from './sentence-facts';
import { isOfPost } from './set-apart';
import { topicOf } from './topic';

const no = (reason: string): Unplaced => ({ reason, needsPost: false });
const ofWhichDay = no('Whether the rest is said of the day of the post or of another one behind the day that is named is not said.');
const behind = no('What it stands beside is over, by its date, before it: name the day or the time of each.');
const turned = no('What stands behind “after” lies, by its date, not before the rest.');

/**
 * Why what came “after” something cannot be dated: “rose 1% after plunging 3.5% on Tuesday”, said on Thursday, could be of Wednesday. Said on
 * Wednesday it is of that day. Null where nothing stands against it.
 */
export function refuseOrder({ kind, clause, others }: ClauseApart, post: SessionDate | null): Unplaced | null {
  // What ended a run is of the day on which it ended.
  if (clause.date === undefined || kind === 'day-before' || clause.isBroken === true) return null;
  if (post === null) return others.some(isOfPost) ? askPost : null;
  const placed = placeDate(clause.date, post);
  if ('reason' in placed) return null;
  for (const other of others) {
    const known = sessionUpTo(post);
    if (isOfPost(other)) {
      // "With Friday’s 6% drop, the S&P 500 lost 9.1%".
      const isMove = topicOf(other) === 'move' && other.most === undefined && other.time === undefined;
      if (kind === 'beside' && isMove && other.subject === clause.subject) return no('Over what time the move was is not said.');
      const isBeside = kind === 'beside' ? placed.session === known : placed.session === endBefore(known, 'session');
      if (isDay(clause) && !isBeside) return ofWhichDay;
    } else if (other.date !== undefined) {
      const told = placeDate(other.date, post);
      // "Gained 24.2% in 2023 despite falling 4.2% in April": the last April by the day of the post is none of 2023.
      if (kind === 'beside' && !('reason' in told) && placed.session > told.session) return behind;
      if (kind === 'beside') continue;
      const isBefore = 'reason' in told || placed.session < told.session || (placed.session === told.session && !isDay(other));
      if (!isBefore) return turned;
    }
  }
  return null;
}
