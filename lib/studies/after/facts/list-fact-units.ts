import { numberUnit, type CalendarUnit } from '@/lib/calendar/calendar-unit';
import type { SessionDate } from '@/lib/calendar/session-date';
import { countWord } from '@/lib/format/number-words';
import type { Market } from '@/lib/market/market';
import { deriveSeries } from '@/lib/market/defer-series';
import { resampleMarket } from '@/lib/market/resample-market';
import { nameUnit } from '../../kit/unit-words';
import { countInYear, markLike, namePart, toClaimSampling } from '../claim/like-with-like';
import type { FactUnit } from './fact';

type Part = FactUnit['part'];

/** How many sessions a unit usually has (G2). */
const lengthOf: Readonly<Record<Exclude<CalendarUnit, 'session'>, number>> = { week: 5, month: 21, quarter: 63, year: 252 };

/** What can be told of the last session beside itself: units that it ends, and what has run of those that it does not. */
function listAsked(last: SessionDate, next: SessionDate): readonly { readonly unit: keyof typeof lengthOf; readonly part: Part }[] {
  const ends = (unit: CalendarUnit): boolean => numberUnit(next, unit) !== numberUnit(last, unit);
  const month = Number(last.slice(5, 7));
  return [
    ...(ends('week') ? [{ unit: 'week', part: 'all' } as const] : []),
    ...(ends('month') ? [{ unit: 'month', part: 'all' } as const, { unit: 'month', part: 'same' } as const] : []),
    { unit: 'quarter', part: 'all' } as const,
    ...(ends('quarter') ? [{ unit: 'quarter', part: 'same' } as const] : []),
    ...(ends('quarter') && month === 6 ? [{ unit: 'year', part: 'first-half' } as const] : []),
    ...(ends('year') ? [{ unit: 'year', part: 'second-half' } as const, { unit: 'year', part: 'all' } as const] : []),
    ...(ends('year') ? [] : [{ unit: 'year', part: 'to-date' } as const]),
  ];
}

function sayPeriod(
  part: Part,
  unit: CalendarUnit,
  date: SessionDate,
  { isToDate, sessions }: { readonly isToDate: boolean; readonly sessions: number },
): string {
  if (part === 'first-half' || part === 'second-half') return `in the ${part.replace('-', ' ')} of ${date.slice(0, 4)}`;
  if (part === 'to-date')
    return sessions === 1
      ? `on the first session of ${date.slice(0, 4)}`
      : `in the first ${countWord(sessions)} sessions of ${date.slice(0, 4)}`;
  return `in ${nameUnit(unit, date)}${isToDate ? ' so far' : ''}`;
}

/**
 * The weeks, months, quarters and years that end with a market's last session, the quarter and the year so far where they do not, and what of
 * them is compared with the same of every year: each as a market of its own, of the instruments named. None where the calendar cannot tell what comes next.
 */
export function listFactUnits(
  whole: Market,
  next: SessionDate | null,
  symbols: readonly string[],
): readonly { readonly market: Market; readonly of: FactUnit }[] {
  const last = whole.sessions.at(-1);
  if (last === undefined || next === null) return [];
  // Nothing is said of their highs, which every session of a unit has to be looked at for.
  const series = [...whole.series].flatMap(([symbol, item]) =>
    symbols.includes(symbol) ? [[symbol, deriveSeries(item, (columns) => ({ ...columns, high: null }), item.closeAt)] as const] : [],
  );
  const daily = { ...whole, series: new Map(series) };
  const inYear = countInYear(daily.sessions, last);
  return listAsked(last, next).flatMap(({ unit, part }) => {
    const params = { unit, part, partSessions: 1, running: 'to-date' } as const;
    const market = resampleMarket(daily, toClaimSampling(params), next);
    if (market.sessions.at(-1) !== last) return [];
    const { isToDate } = market;
    const half = part === 'first-half' || part === 'second-half';
    const name =
      part === 'same' ? `the ${unit} against the same of every year` : half ? `the ${part.replace('-', ' ')} of the year` : `the ${unit}`;
    const of: FactUnit = {
      daily: whole,
      like: part === 'all' ? null : markLike({ market, daily, next }, params),
      part,
      adjective: namePart(params, last, daily.sessions),
      name: isToDate || part === 'to-date' ? `${name} so far` : name,
      period: sayPeriod(part, unit, last, { isToDate, sessions: inYear }),
      sessions: part === 'to-date' ? inYear : half ? lengthOf.year / 2 : lengthOf[unit],
    };
    return [{ market, of }];
  });
}
