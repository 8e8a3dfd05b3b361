import { startOfYear } from '@/lib/calendar/civil-date';
import { firstSessionFrom, lastSessionTo } from '@/lib/calendar/first-session-from';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { CalendarUnit } from '@/lib/calendar/calendar-unit';
import { shiftMonths } from '@/lib/calendar/shift-months';
import { rangeOf, type StudyRange } from './study-range';

/** Which rows are shown. Both ends of an absolute range are inclusive; an open end reaches to the edge of history. */
export type AskedRange =
  | { readonly kind: 'absolute'; readonly from?: SessionDate; readonly to?: SessionDate }
  | { readonly kind: 'last'; readonly last: string };

/** A value, or what of a question the market cannot answer: the parameter and a sentence. */
export type Resolved<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly issue: { readonly path: string; readonly message: string } };

/** Index of `asOf`, snapped to the session before it. An `asOf` before the first session is an issue. */
export function resolveAsOf(sessions: readonly SessionDate[], asOf: SessionDate): Resolved<number> {
  const value = lastSessionTo(sessions, asOf);
  if (value >= 0) return { ok: true, value };
  return { ok: false, issue: { path: 'asOf', message: `${asOf} is before the first session, ${sessions[0] ?? 'none is stored'}` } };
}

function rollingStart(sessions: readonly SessionDate[], asOf: SessionDate, last: string, asOfIndex: number, unit: CalendarUnit): number {
  if (last === 'max') return 0;
  if (last === 'ytd') return firstSessionFrom(sessions, startOfYear(asOf));
  const count = Number(last.slice(0, -1));
  if (last.endsWith('s')) return Math.max(0, asOfIndex - count + 1);
  const months = last.endsWith('y') ? count * 12 : count;
  // Beyond stored history the calendar need not be asked (and would leave its years).
  if (months > 12 * 500) return 0;
  const first = firstSessionFrom(sessions, shiftMonths(asOf, -months));
  // A year of months is twelve: the unit that ends on that day, or runs on it, is the base.
  return unit === 'session' || first === 0 ? first : first + 1;
}

function sayNone(unit: CalendarUnit, asked: string, first: string, last: string): string {
  if (unit !== 'session') return `no ${unit} ends in ${asked}; those up to asOf end on ${first} to ${last}`;
  // The exchange can have had some that are not stored of all that is asked for.
  return `no session that can be shown lies in ${asked}; those up to asOf are ${first} to ${last}`;
}

/**
 * First and last displayed index and the base that they are measured from. `sessions` end with `asOf`, or with the assumed session after it; `asOfIndex` is
 * where a rolling range counts back from. Ends that are no session snap inward; a range without any session is an issue.
 * @param unit what each session stands for: a unit is shown where its last session lies in the range, and `21s` is 21 units.
 */
export function resolveRange(
  sessions: readonly SessionDate[],
  asOfIndex: number,
  range: AskedRange,
  unit: CalendarUnit = 'session',
): Resolved<StudyRange> {
  const end = sessions.length - 1;
  const asOf = sessions[asOfIndex];
  if (asOf === undefined) return { ok: false, issue: { path: 'asOf', message: 'no session is stored up to asOf' } };
  if (range.kind === 'last')
    return { ok: true, value: rangeOf(Math.min(rollingStart(sessions, asOf, range.last, asOfIndex, unit), end), end) };
  const first = range.from === undefined ? 0 : firstSessionFrom(sessions, range.from);
  const last = range.to === undefined ? end : lastSessionTo(sessions, range.to);
  if (first <= last) return { ok: true, value: rangeOf(first, last) };
  const path = range.from === undefined || last < 0 ? 'to' : 'from';
  const asked = `${range.from ?? 'the start'} to ${range.to ?? 'asOf'}`;
  return { ok: false, issue: { path, message: sayNone(unit, asked, sessions[0] ?? '', sessions[end] ?? '') } };
}
