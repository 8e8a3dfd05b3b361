import { opposite } from './add-ends';
import { takesDate } from './beside-state';
import type { Frame } from './frame';
import { isTimed, withUnit } from './move-beside';
import { topicOf } from './topic';
import { isNthOf } from './unite-statements';

/** "Rose 11.5% over five sessions, outpacing the S&P 500 by 9.9 points": the lead is of the time of the move. */
export function isLeadBeside(before: Frame, after: Frame): boolean {
  return topicOf(before) === 'move' && topicOf(after) === 'lead' && after.date === undefined && after.size !== undefined && !isTimed(after);
}

/** A statement that leaves out what the one before it said: who, when, against whom, and to which side. */
export function inherit(before: Frame, after: Frame): Frame {
  const isSided =
    after.direction !== undefined || (after.most?.direction ?? null) !== null || after.beat !== undefined || after.side !== undefined;
  const isLead = before.beat !== undefined && topicOf(after) !== 'level' && after.direction === undefined;
  const isOfMoves = (topicOf(after) === 'run' && after.record === undefined) || topicOf(after) === 'move' || topicOf(after) === 'tally';
  return {
    ...(before.subject === undefined ? {} : { subject: before.subject }),
    ...(before.isWhole === undefined ? {} : { isWhole: before.isWhole }),
    ...(before.date === undefined || !takesDate(before.date, after, before) ? {} : { date: before.date }),
    ...(before.returns === undefined ? {} : { returns: before.returns }),
    ...(topicOf(after) === 'breadth' && before.universe !== undefined ? { universe: before.universe } : {}),
    ...(isLead && before.versus !== undefined ? { beat: before.beat, versus: before.versus } : {}),
    ...(isNthOf(before, after) ? { record: before.record, isClose: before.isClose } : {}),
    ...(isLeadBeside(before, after) ? { window: before.window, isToDate: before.isToDate, same: before.same, half: before.half } : {}),
    ...(!isSided && isOfMoves && before.direction !== undefined
      ? {
          direction: after.isBroken === true ? opposite[before.direction] : before.direction,
          ...(before.isState === true && topicOf(after) === 'move' ? { isState: true } : {}),
        }
      : {}),
    ...after,
    ...withUnit(before, after),
  };
}
