import { addDays } from '@/lib/calendar/civil-date';
import { endBefore, isOver, sessionUpTo, type PlacedDate } from './place-date';
import { refuse, requirePost, unitNames, type Statement } from './statement';

/** How many days of a week, or of another unit, it takes until those who write of its state no longer mean the one before. */
const early = { week: 3, other: 7 } as const;

/**
 * Whether what is said over a unit that has only its name, as "for the week", is of the one that goes on: "is up 2% for the week" on a
 * Thursday. False where no such unit is named, and where it ends on that day. In its first days either could be meant, and so later of what
 * is told as an event, "has gained 2% for the week", "had its worst week since April": that is refused, as is a rank of what goes on.
 */
export function isGoingOn(statement: Statement, placed: PlacedDate | null, isState: boolean): boolean {
  const { window, most, time, isClose } = statement.frame;
  if (window === undefined || window.unit === 'session' || window.count !== 1 || window.isTrailing === true) return false;
  // "Finished the week up 0.9%": it is over.
  const isRanked = most !== undefined || time !== undefined;
  if (isClose === true || (placed !== null && (isRanked || placed.unit !== 'session'))) return false;
  const session = placed?.session ?? sessionUpTo(requirePost(statement));
  if (isOver(session, window.unit)) return false;
  const name = unitNames[window.unit];
  const isEarly = addDays(endBefore(session, window.unit), window.unit === 'week' ? early.week : early.other) >= session;
  const isOpen = isState ? isRanked || (placed === null && isEarly) : !isEarly;
  if (isOpen) refuse(`Whether the ${name} that goes on is meant or the last whole one is not clear: say “this ${name}” or “last ${name}”.`);
  return isState;
}
