import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { capitalise } from '@/lib/format/capitalise';
import { countWord, pluralise } from '@/lib/format/number-words';
import { resampleMarket } from '@/lib/market/resample-market';
import type { StudyContext } from '../../kit/study';
import type { MeasureChoice } from '../../measure/measure-choice';
import { describeMeasure } from '../../measure/measures';

/** Another window that is as long: so many sessions for a week, or the week that ends with them. */
export interface OtherWindow {
  readonly id: string;
  readonly label: string;
  readonly unit: CalendarUnit;
  readonly sessions: number;
}

/** Sessions of a unit (G2), the longest first. */
const lengths: readonly (readonly [CalendarUnit, number])[] = [
  ['year', 252],
  ['quarter', 63],
  ['month', 21],
  ['week', 5],
];

/** The market of units that a claim of sessions is judged on for comparison; null where its last session ends none of them. */
function gather({ market, next = null }: StudyContext, unit: CalendarUnit): StudyContext['market'] | null {
  const units = resampleMarket(market, { unit, toDate: false }, next);
  return units.sessions.length > 0 && units.sessions.at(-1) === market.sessions.at(-1) ? units : null;
}

/** The same context in another unit, and every session of it shown; null where it cannot be. */
export function contextIn(context: StudyContext, unit: CalendarUnit): StudyContext | null {
  const { market, daily } = context;
  if (unit === market.unit) return context;
  const other = unit === 'session' ? (daily ?? null) : market.unit === 'session' ? gather(context, unit) : null;
  if (other === null) return null;
  const last = other.sessions.length - 1;
  return { ...context, market: other, range: { base: 0, first: 0, last } };
}

/** Windows as long as a claim's: of weeks the sessions that usually make as many, of sessions the longest unit that they make and that ends with the claim's. */
export function listOtherWindows(context: StudyContext, { measure, unit, sessions }: MeasureChoice): readonly OtherWindow[] {
  const { isWindow, isOfUnits } = describeMeasure(measure);
  // A week so far is as long as it is.
  if (isWindow !== true || isOfUnits !== true || context.market.isToDate) return [];
  if (unit !== 'session') {
    const length = (lengths.find(([name]) => name === unit)?.[1] ?? NaN) * sessions;
    return contextIn(context, 'session') === null
      ? []
      : [{ id: `unit=session&sessions=${length}`, label: `Any ${countWord(length)} sessions in a row`, unit: 'session', sessions: length }];
  }
  const [longer, length] = lengths.find(([, size]) => sessions % size === 0) ?? [];
  if (longer === undefined || length === undefined || contextIn(context, longer) === null) return [];
  const count = sessions / length;
  const label = capitalise(count === 1 ? `calendar ${longer}s` : `${countWord(count)} calendar ${pluralise(count, longer)}`);
  return [{ id: `unit=${longer}&sessions=${count}`, label, unit: longer, sessions: count }];
}
