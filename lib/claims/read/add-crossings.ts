import { opposite } from './add-ends';
import type { Frame } from './frame';

/** Whether a statement says that closes came to the other side of a level: "crossed 5,000", "fell below 5,000", "closed back above 5,000". */
function isCrossed({ level, side, isCrossing, direction, isClose, isState, size, time, most, record }: Frame): boolean {
  if (level === undefined || [isState, size, time, most, record].some((part) => part !== undefined)) return false;
  // "Closed higher above 5,000" is where it stood.
  return direction === undefined ? isCrossing === true : direction === side && isClose === undefined;
}

/** "Topped 5,000 on Monday" says of the session before, too, that it closed below. */
export function addCrossings(facts: readonly Frame[]): readonly Frame[] {
  return facts.flatMap((frame) => {
    const { side, date, assumed = [] } = frame;
    if (side === undefined || !isCrossed(frame)) return [frame];
    const { direction: _, isCrossing: __, ...after } = frame;
    const before: Frame = {
      ...after,
      side: opposite[side],
      date: { kind: 'before', of: date ?? null },
      assumed: [...assumed, 'What crosses a level closed on its other side the session before.'],
    };
    return [after, before];
  });
}
