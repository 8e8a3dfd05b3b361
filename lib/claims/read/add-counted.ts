import { listParts, type Frame, type Part } from './frame';
import { isCountedIn } from './move-beside';
import { isNamedDay } from './named-date';
import { topicOf } from './topic';

const own: ReadonlySet<Part> = new Set([
  'subject',
  'universe',
  'date',
  'direction',
  'size',
  'window',
  'time',
  'isTime',
  'within',
  'isClose',
]);

const ofMove: ReadonlySet<Part> = new Set(['subject', 'universe', 'date', 'direction', 'size', 'window', 'isClose']);

/** The unit of which a move is told: what is not dated, or by its day, is of sessions. */
function unitOf({ window, date }: Frame): string {
  if (window !== undefined) return window.unit;
  return date === undefined || isNamedDay(date) ? 'session' : date.kind === 'unit' ? date.unit : date.kind;
}

/** Whether another statement tells of the move that is counted. */
function isMoveOf(counted: Frame, other: Frame): boolean {
  const isSame = other !== counted && other.subject === counted.subject && other.direction === counted.direction;
  const isLarge = counted.size === undefined || (other.size?.unit === counted.size.unit && other.size.value >= counted.size.value);
  const isPlain = listParts(other).every((name) => ofMove.has(name)) && (other.window?.count ?? 1) === 1;
  return (
    isSame &&
    topicOf(other) === 'move' &&
    !isCountedIn(other) &&
    other.size !== undefined &&
    isLarge &&
    isPlain &&
    unitOf(other) === unitOf(counted)
  );
}

/** "Its first weekly loss of the year" says that the week brought one, and that it is the only one of that year up to then. */
export function addCounted(facts: readonly Frame[]): readonly Frame[] {
  return facts.flatMap((frame) => {
    if (!isCountedIn(frame) || topicOf(frame) !== 'move' || !listParts(frame).every((name) => own.has(name))) return [frame];
    const { time: _, isTime: __, within: ___, size, ...rest } = frame;
    const { isClose: ____, isTime: _____, ...counted } = frame;
    const isTold = facts.some((other) => isMoveOf(frame, other));
    const least = size?.about === 'exact' ? ({ ...size, about: 'least' } as const) : size;
    return isTold ? [counted] : [{ ...rest, ...(least === undefined ? {} : { size: least }) }, counted];
  });
}
