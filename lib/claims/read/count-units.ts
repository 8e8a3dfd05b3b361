import { calendarUnits, numberUnit, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import { endBefore, isOver, type PlacedDate } from './place-date';
import { refuse, unitNames } from './statement';

/**
 * How many sessions, months or quarters a longer time has, up to its last session that is known.
 * @throws Refusal where they do not divide it, or where the last of them goes on.
 */
export function countUnits({ session, unit: whole }: PlacedDate, unit: CalendarUnit): number {
  if (calendarUnits.indexOf(unit) >= calendarUnits.indexOf(whole) || unit === 'week')
    return refuse(`How many ${unitNames[unit]}s lie in that time is not clear: say how many there were, and how many of them it was so.`);
  if (!isOver(session, unit)) refuse(`The ${unitNames[unit]} was not over on the day of the post.`);
  let count = 1;
  for (let day = endBefore(session, unit); numberUnit(day, whole) === numberUnit(session, whole); day = endBefore(day, unit)) count += 1;
  return count;
}
