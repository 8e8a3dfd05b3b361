import type { SessionDate } from '@/lib/calendar/session-date';
import type { Chunk } from './chunk';
import { listParts, type Frame } from './frame';
import type { NamedDate } from './named-date';
import { askPost, placeDate, sessionUpTo, type Unplaced } from './place-date';
import { readSegment } from './read-segment';
import { splitChunks } from './split-chunks';

const present =
  /^(?:is|are|has|have|now|still|stands?|sits?|remains?|stays?|has not|have not|hasnt|havent|yet to|has yet to|have yet to|thats)$/i;

/** What only says who or when: “So far this year through Tuesday, …”. */
const ofContext: ReadonlySet<string> = new Set(['subject', 'universe', 'isWhole', 'date', 'returns', 'window', 'isToDate']);

interface Told {
  readonly frame: Frame;
  /** Whether it tells how it stands, and not what happened. */
  readonly isPresent: boolean;
  /** Whether it tells how it stood. */
  readonly wasSo: boolean;
}

/** “Which is its worst day since 2022” is so of the day that is spoken of, whenever it is said. */
function tellsState(segment: readonly Chunk[], frame: Frame, quote: (chunk: Chunk) => string): boolean {
  const words = segment.flatMap((chunk) => (chunk.kind === 'filler' || chunk.kind === 'without' ? [quote(chunk)] : []));
  return frame.most?.of !== 'move' && words.some((word) => present.test(word.replace(/[’']/gu, '')));
}

/**
 * Why “fell 6% on Friday and is now 17.6% below its record” cannot be read, said on a Monday: how it stands is so of the day of the post, or of
 * the one that is named, and these are two. Null where nothing stands against it.
 */
export function refuseStale(chunks: readonly Chunk[], quote: (chunk: Chunk) => string, post: SessionDate | null): Unplaced | null {
  const segments = splitChunks(chunks);
  const parts = segments.flatMap((segment, index): Told[] => {
    const read = readSegment(segment, quote);
    // “And now stands” before “at 5,074.08” is no segment of its own.
    const [begin, end] = [segments[index - 1]?.at(-1)?.last ?? -1, segment.at(-1)?.last ?? -1];
    const words = chunks.filter(({ first, last }) => first > begin && last <= end);
    const wasSo = words.some((chunk) => chunk.kind === 'filler' && /^(?:was|were)$/iu.test(quote(chunk)));
    return 'reason' in read ? [] : [{ frame: read.frame, isPresent: tellsState(words, read.frame, quote), wasSo }];
  });
  // “On Friday, the S&P 500 …”: a day before a comma is that of what stands behind it.
  let waiting: NamedDate | undefined;
  const told = parts.flatMap(({ frame, isPresent, wasSo }) => {
    const date = frame.date ?? waiting;
    const isSaid = listParts(frame).some((name) => !ofContext.has(name));
    waiting = isSaid ? undefined : date;
    return isSaid ? [{ date, isPresent, wasSo, isState: frame.isState === true }] : [];
  });
  const dates = told.flatMap(({ date }) => date ?? []);
  const isOpen = told.some(
    ({ date, isPresent, isState }, index) =>
      date === undefined && (isPresent || (isState && told.slice(index).some((other) => other.date !== undefined))),
  );
  // “Lost 2% last week but was up 15.4% for the year.”
  const isPast = told.some(({ date, isState, wasSo }) => date === undefined && isState && wasSo);
  if (!(isOpen || isPast) || dates.length === 0) return null;
  if (post === null) return askPost;
  const isOther = dates.some((date) => {
    const placed = placeDate(date, post);
    const isEnded = !('reason' in placed) && !placed.isRunning && placed.session !== sessionUpTo(post);
    return isEnded && (isPast || placed.unit === 'session');
  });
  return isOther
    ? { reason: 'Whether it stood so on the day of the post or on the one that is named is not said.', needsPost: false }
    : null;
}
