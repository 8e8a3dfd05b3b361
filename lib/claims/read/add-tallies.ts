import { isDay } from './move-beside';
import { listParts, type Frame, type Part } from './frame';

const own: ReadonlySet<Part> = new Set([
  'subject',
  'universe',
  'date',
  'direction',
  'time',
  'isTime',
  'horizon',
  'returns',
  'isClose',
  'window',
]);

/** The unit of which a move is told: what is not dated, or by its day, is of sessions. */
function unitOf(frame: Frame): string | undefined {
  const { window, date } = frame;
  if (window !== undefined) return window.count === 1 && window.isTrailing !== true ? window.unit : undefined;
  if (date === undefined || isDay(frame)) return 'session';
  return date.kind === 'unit' ? date.unit : date.kind;
}

/** "Rose on Tuesday for the fifth time in six sessions" says that it rose on that day, and in five of the six up to it. Of units that the move is none of it could count something else. */
export function addTallies(facts: readonly Frame[]): readonly Frame[] {
  return facts.flatMap((frame) => {
    const { time = 1, isTime, horizon, direction, ...rest } = frame;
    if (time < 2 || isTime !== true || horizon === undefined || horizon.isNear === true || direction === undefined) return [frame];
    if (!listParts(frame).every((name) => own.has(name)) || unitOf(frame) !== horizon.unit || time > horizon.count) return [frame];
    const { window: _, ...named } = rest;
    return [
      { ...rest, direction },
      { ...named, direction, tally: { count: time, of: horizon.count, unit: horizon.unit } },
    ];
  });
}
