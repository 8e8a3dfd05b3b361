import type { SessionDate } from '@/lib/calendar/session-date';
import type { Chunk } from './chunk';
import type { Frame } from './frame';
import type { NamedDate } from './named-date';
import { askPost, placeDate, sessionUpTo, type Unplaced } from './place-date';

/** What goes on for longer than a session, and is named whether it does or not. */
const stretches: ReadonlySet<NamedDate['kind']> = new Set(['year', 'month', 'quarter']);

/** Whether “so far” is said of a statement: by the date that stands beside it, up to the next comma or “and”; without one of all. */
export function isToldSoFar({ date, within }: Frame, chunks: readonly Chunk[]): boolean {
  const own = JSON.stringify(date ?? within);
  return chunks.some((chunk, index) => {
    if (chunk.kind !== 'filler' || chunk.isSoFar !== true) return false;
    const end = chunks.findIndex(({ kind }, at) => at > index && kind === 'split');
    const begin = chunks.findLastIndex(({ kind }, at) => at < index && kind === 'split');
    const beside = chunks.slice(begin + 1, end === -1 ? undefined : end).flatMap((other) => (other.kind === 'date' ? [other.date] : []));
    return beside.length === 0 || beside.some((one) => JSON.stringify(one) === own);
  });
}

/**
 * Why “in 2024 so far” cannot be read: how much of it had passed the day of the post alone says, and nothing is so far of what was over by
 * then. Null where nothing stands against it.
 */
export function refuseSoFar({ date, within }: Frame, post: SessionDate | null): Unplaced | null {
  const named = date ?? within;
  if (named === undefined || !stretches.has(named.kind)) return null;
  if (post === null) return askPost;
  const placed = placeDate(named, post);
  if ('reason' in placed) return placed;
  return placed.isRunning || placed.session === sessionUpTo(post)
    ? null
    : { reason: `The ${placed.unit} that is told of so far was over on the day of the post.`, needsPost: false };
}
