import type { SessionDate } from '@/lib/calendar/session-date';
import type { Chunk } from './chunk';
import { placeDate, type Unplaced } from './place-date';
import { splitChunks } from './split-chunks';

/** The months in which a segment tells of something, by their last sessions; not those that it looks back to. */
function listMonths(segment: readonly Chunk[], post: SessionDate | null): readonly SessionDate[] {
  return segment.flatMap((chunk, index) => {
    if (chunk.kind !== 'date' || chunk.date.kind !== 'month' || segment[index - 1]?.kind === 'since') return [];
    const placed = placeDate(chunk.date, post);
    return 'reason' in placed ? [] : [placed.session];
  });
}

/**
 * Why "had gained 2.5% in January, fell 5.7% in November", said in July, cannot be read: what "had" been so came first, and the January before the
 * post came last. Null where nothing stands against it.
 */
export function refuseHad(chunks: readonly Chunk[], quote: (chunk: Chunk) => string, post: SessionDate | null): Unplaced | null {
  const told = splitChunks(chunks).map((segment) => ({
    isHad: segment.some((chunk) => /^had\b/iu.test(quote(chunk))),
    months: listMonths(segment, post),
  }));
  const had = told.flatMap(({ isHad, months }) => (isHad ? months : []));
  const others = told.flatMap(({ isHad, months }) => (isHad ? [] : months));
  const isTurned = had.some((month) => others.some((other) => month >= other));
  return isTurned
    ? { reason: 'What “had” been so lies, by its month, not before the rest: say the year of both.', needsPost: false }
    : null;
}
