import { numberUnit, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import { capitalise } from '@/lib/format/capitalise';
import { countWord, pluralise } from '@/lib/format/number-words';
import { resampleMarket } from '@/lib/market/resample-market';
import type { StudyContext } from '../../kit/study';
import type { MeasureChoice } from '../../measure/measure-choice';
import { listMeasureSymbols } from '../../measure/measure-series';
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

/** Whether the last session of a market of sessions ends such a unit, as far as the calendar can tell. */
function endsUnit({ market, next = null }: StudyContext, unit: CalendarUnit): boolean {
  const last = market.sessions.at(-1);
  return last !== undefined && next !== null && numberUnit(next, unit) !== numberUnit(last, unit);
}

/** The market of units that a claim of sessions is judged on for comparison, with what it reads alone; null where its last session ends none of them. */
function gather(context: StudyContext, unit: CalendarUnit, symbols: readonly string[]): StudyContext['market'] | null {
  const { market, next = null } = context;
  if (!endsUnit(context, unit)) return null;
  const read = new Map([...market.series].filter(([symbol]) => symbols.includes(symbol)));
  return resampleMarket({ ...market, series: read }, { unit, toDate: false }, next);
}

/** The context that a measure is computed in, in its unit: with every session of it shown where it is another; null where it cannot be. */
export function contextIn(context: StudyContext, choice: MeasureChoice): StudyContext | null {
  const { unit } = choice;
  const { market, daily } = context;
  if (unit === market.unit) return context;
  const other = unit === 'session' ? (daily ?? null) : market.unit === 'session' ? gather(context, unit, listMeasureSymbols(choice)) : null;
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
    return context.daily === undefined
      ? []
      : [{ id: `unit=session&sessions=${length}`, label: `Any ${countWord(length)} sessions in a row`, unit: 'session', sessions: length }];
  }
  const [longer, length] = lengths.find(([, size]) => sessions % size === 0) ?? [];
  if (longer === undefined || length === undefined || !endsUnit(context, longer)) return [];
  const count = sessions / length;
  const label = capitalise(count === 1 ? `calendar ${longer}s` : `${countWord(count)} calendar ${pluralise(count, longer)}`);
  return [{ id: `unit=${longer}&sessions=${count}`, label, unit: longer, sessions: count }];
}
