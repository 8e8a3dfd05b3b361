import { isJustBegun, isOver, sessionUpTo, type PlacedDate } from './place-date';
import { refuseGoingOn, requirePost, type Statement } from './statement';

/**
 * Whether what is said over a unit that has only its name, as "for the week", is of the one that goes on: "is up 2% for the week" on a
 * Thursday. False where no such unit is named, and where it ends on that day. In its first days either could be meant, and so later of what
 * is told as an event, "has gained 2% for the week", "had its worst week since April": that is refused, as is a rank of what goes on.
 */
export function isGoingOn(statement: Statement, placed: PlacedDate | null, isState: boolean): boolean {
  const { window, most, time, isClose } = statement.frame;
  if (window === undefined || window.unit === 'session' || window.count !== 1 || window.isTrailing === true) return false;
  const isRanked = most !== undefined || time !== undefined;
  // "Finished the week up 0.9%": it is over. "Closed Wednesday down 0.5% for the week": the session is.
  if ((isClose === true && placed === null) || (placed !== null && (isRanked || placed.unit !== 'session'))) return false;
  const session = placed?.session ?? sessionUpTo(requirePost(statement));
  if (isOver(session, window.unit)) return false;
  if (isClose === true) refuseGoingOn(window.unit);
  const isEarly = isJustBegun(session, window.unit);
  const isOpen = isState ? isRanked || (placed === null && isEarly) : !isEarly;
  if (isOpen) refuseGoingOn(window.unit);
  return isState;
}

/** Whether the unit of which a rank is said as it stands goes on: "on track for its best week", said on its last day, is of a whole one. */
export function isOpenUnit(statement: Statement, placed: PlacedDate | null): boolean {
  const { window } = statement.frame;
  return window !== undefined && !isOver(placed?.session ?? sessionUpTo(requirePost(statement)), window.unit);
}
