import { numberUnit } from '@/lib/calendar/calendar-unit';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { Frame } from './frame';
import { placeDate, type Unplaced } from './place-date';

const ofWhichYear = 'Whether a month or a day without its year lies in the year that is named beside it is not said.';

/** Whether the month of the post, or the one before, stands beside the year before it: "rose 1.6% in January after gaining 24.2% in 2023". */
function isOfPost(session: SessionDate, year: number, post: SessionDate): boolean {
  return numberUnit(post, 'month') - numberUnit(session, 'month') <= 1 && Number(session.slice(0, 4)) - year <= 1;
}

/** Why "lost 19.4% in 2022, falling 8.4% in June" cannot be dated: the last June before the post is none of 2022. Null where nothing stands against it. */
export function refuseOtherYear(said: readonly Frame[], post: SessionDate | null): Unplaced | null {
  if (post === null) return null;
  const years = said.flatMap(({ date }) => (date?.kind === 'year' ? [date.year] : []));
  const isOfOther = said.some(({ date }) => {
    if (date === undefined || !('year' in date) || date.year !== null) return false;
    const placed = placeDate(date, post);
    if ('reason' in placed) return false;
    return years.some((year) => !placed.period.startsWith(String(year)) && !isOfPost(placed.session, year, post));
  });
  return isOfOther ? { reason: ofWhichYear, needsPost: false } : null;
}
