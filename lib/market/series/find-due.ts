import { addDays, weekday, weekdays } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { DefaultSeries } from './default-series';
import { nextPeriod, periodEnd } from './periods';

// Values are revised between releases (the second and third count of the quarter), and a source may be late.
const recheckDays = 7;

function toWeekday(day: SessionDate): SessionDate {
  if (weekday(day) === weekdays.saturday) return addDays(day, 2);
  return weekday(day) === weekdays.sunday ? addDays(day, 1) : day;
}

/** The day on which the source usually has the period after `last`: a weekday. */
export function expectRelease(series: Pick<DefaultSeries, 'frequency' | 'usualLagDays' | 'rowLagDays'>, last: SessionDate): SessionDate {
  const { frequency, usualLagDays, rowLagDays = usualLagDays } = series;
  const next = nextPeriod(last, frequency);
  return toWeekday(addDays(periodEnd(frequency === 'daily' ? toWeekday(next) : next, frequency), rowLagDays));
}

/**
 * Whether a series is to be asked for: nothing of it is stored, its next release is out and was not looked for today, or a week has passed.
 * @param last its newest period, or null; `checkedOn` the day on which its source was last read, or null.
 */
export function isSeriesDue(
  series: DefaultSeries,
  { last, checkedOn, today }: { readonly last: SessionDate | null; readonly checkedOn: SessionDate | null; readonly today: SessionDate },
): boolean {
  if (last === null || checkedOn === null) return checkedOn !== today;
  if (checkedOn >= today) return false;
  return expectRelease(series, last) <= today || addDays(checkedOn, recheckDays) <= today;
}
