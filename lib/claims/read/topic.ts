import type { Frame } from './frame';

/** What a statement is about. */
export type Topic =
  | 'run'
  | 'tally'
  | 'level'
  | 'fall'
  | 'mean'
  | 'recovery'
  | 'volatility'
  | 'bull'
  | 'signal'
  | 'cross'
  | 'breadth'
  | 'whole'
  | 'lead'
  | 'calm'
  | 'no-record'
  | 'move';

/** What a statement is about; null where it only compares, or only names an instrument or a time. */
export function topicOf(frame: Frame): Topic | null {
  const { most } = frame;
  if (frame.isWithout === true) return frame.record === undefined ? 'calm' : 'no-record';
  if (frame.isWhole === true) return 'whole';
  if (frame.isMembers === true) return 'breadth';
  if (frame.isRecovery === true || most?.of === 'recovery') return 'recovery';
  if (frame.isWait === true) return 'level';
  if (frame.mean !== undefined) return 'mean';
  const isEvery = frame.every !== undefined && frame.record === undefined;
  if (
    isEvery ||
    frame.streak !== undefined ||
    most?.of === 'run' ||
    (frame.isRun === true && frame.direction !== undefined && most?.of !== 'move')
  )
    return 'run';
  if (frame.tally !== undefined) return 'tally';
  if (frame.isFromRecord === true) return 'fall';
  if (frame.isVolatility === true) return 'volatility';
  if (frame.isBull === true) return 'bull';
  if (frame.signal !== undefined) return 'signal';
  if (frame.cross !== undefined) return 'cross';
  if (frame.beat !== undefined) return 'lead';
  if (frame.record !== undefined || frame.level !== undefined || most?.of === 'level') return 'level';
  const isMove = [frame.size, frame.direction, frame.window, frame.half, frame.same, frame.base].some((part) => part !== undefined);
  return isMove || frame.isToDate === true ? 'move' : null;
}
