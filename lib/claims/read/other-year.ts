import type { SessionDate } from '@/lib/calendar/session-date';
import type { Chunk } from './chunk';
import type { Frame } from './frame';
import type { NamedDate } from './named-date';
import { listTold } from './other-day';
import { placeDate, type Unplaced } from './place-date';

// "The S&P 500 lost 19.4% in 2022. It fell 8.4% in June": the last June before the post is none of 2022.

const ofWhichYear = 'Whether a month or a day without its year lies in the year that is named with it is not said.';

function yearOf(date: NamedDate, post: SessionDate): number | null {
  const placed = placeDate(date, post);
  return 'reason' in placed ? null : Number(placed.session.slice(0, 4));
}

/** The year that a date names, or of a "last year" means; null where it leaves it out, or is of the day of the post. */
function ownYear(date: NamedDate, post: SessionDate): number | null {
  if ('of' in date) return date.of === null ? null : ownYear(date.of, post);
  if ('year' in date) return date.year;
  return date.kind === 'unit' && date.unit === 'year' ? yearOf(date, post) : null;
}

function leavesOutYear(date: NamedDate): boolean {
  if ('of' in date) return date.of !== null && leavesOutYear(date.of);
  return 'year' in date && date.year === null;
}

/** The year that a sentence tells of, by the last of its dates; undefined where it has none, or that leaves out its year. */
export function findYear(chunks: readonly Chunk[], post: SessionDate | null): number | null | undefined {
  const date = post === null ? undefined : listTold(chunks).at(-1);
  if (post === null || date === undefined || leavesOutYear(date)) return undefined;
  return ownYear(date, post) ?? yearOf(date, post);
}

/**
 * Why a month or a day cannot be dated that leaves out its year where another one is told of. Null where nothing stands against it.
 * @param before the year that the sentences before told of last.
 */
export function refuseOtherYear(said: readonly Frame[], before: number | null, post: SessionDate | null): Unplaced | null {
  if (post === null) return null;
  const dates = said.flatMap(({ date }) => date ?? []);
  const own = dates.flatMap((date) => ownYear(date, post) ?? []);
  const years = own.length > 0 || before === null ? own : [before];
  const isOfOther = dates.filter(leavesOutYear).some((date) => {
    const year = yearOf(date, post);
    return year !== null && years.some((other) => other !== year);
  });
  return isOfOther ? { reason: ofWhichYear, needsPost: false } : null;
}
