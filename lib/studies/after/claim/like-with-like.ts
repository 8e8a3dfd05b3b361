import { firstSessionFrom, lastSessionTo } from '@/lib/calendar/first-session-from';
import { monthNames } from '@/lib/calendar/month-names';
import type { SessionDate } from '@/lib/calendar/session-date';
import { findYearParts, type YearPart } from '@/lib/calendar/year-parts';
import { countWord, ordinalWord } from '@/lib/format/number-words';
import type { Sampling } from '@/lib/market/resample-market';
import { toSampling } from '../../kit/sampling-params';
import type { StudyContext } from '../../kit/study';
import type { MeasureSeries } from '../../measure/measure-series';
import type { ClaimParams } from './params';

type PartParams = Pick<ClaimParams, 'part' | 'partSessions' | 'unit'>;

function toYearPart({ part, partSessions }: PartParams): YearPart | null {
  if (part === 'all' || part === 'same') return null;
  return part === 'first-sessions' ? { kind: part, sessions: partSessions } : { kind: part };
}

/** What a claim takes for a session: a unit, or the part of every year that is compared. */
export function toClaimSampling(params: PartParams & Pick<ClaimParams, 'running'>): Sampling {
  const part = toYearPart(params);
  return part === null ? toSampling(params) : { unit: params.unit, toDate: false, part };
}

function monthOf(date: string): number {
  return Number(date.slice(5, 7));
}

/** The number of the session in its year. */
export function countInYear(sessions: readonly SessionDate[], date: string): number {
  return Math.max(lastSessionTo(sessions, date) + 1 - firstSessionFrom(sessions, date.slice(0, 4)), 0);
}

function nameFirst(sessions: number): string {
  return sessions === 1 ? 'first-session' : `first-${countWord(sessions)}-session`;
}

/** The part that is compared, as an adjective: 'July', 'first-quarter', 'first-half', 'first-five-session'; empty for none. */
export function namePart({ part, partSessions, unit }: PartParams, asOf: string, sessions: readonly SessionDate[]): string {
  switch (part) {
    case 'all':
      return '';
    case 'same':
      return unit === 'month' ? (monthNames[monthOf(asOf) - 1] ?? '') : `${ordinalWord(Math.ceil(monthOf(asOf) / 3))}-quarter`;
    case 'first-sessions':
      return nameFirst(partSessions);
    case 'to-date':
      return nameFirst(countInYear(sessions, asOf));
    default:
      return part;
  }
}

/** Whether it is of the year to date and set beside no other year, where nobody counts its sessions. */
export function isYearToDate({ part, comparison }: Pick<ClaimParams, 'part' | 'comparison'>): boolean {
  return part === 'to-date' && (comparison === 'figure' || comparison === 'happened' || comparison === 'none');
}

/** The part as a claim says it: as `namePart`, and 'year-to-date' of the year that is set beside no other. */
export function namePartSaid(params: PartParams & Pick<ClaimParams, 'comparison'>, asOf: string, sessions: readonly SessionDate[]): string {
  return isYearToDate(params) ? 'year-to-date' : namePart(params, asOf, sessions);
}

/** Which sessions of a market are compared, 1 or 0 each: those of the same month or quarter, or those that end the part. */
export function markLike(
  { market, daily = market, next = null }: Pick<StudyContext, 'market' | 'daily' | 'next'>,
  params: PartParams,
): Uint8Array {
  const part = toYearPart(params);
  const own = monthOf(market.sessions.at(-1) ?? '');
  const ends = part === null ? null : new Set(findYearParts(daily.sessions, part, next).map(({ end }) => daily.sessions[end]));
  const step = params.unit === 'quarter' ? 3 : 1;
  return Uint8Array.from(market.sessions, (date) =>
    Number(ends === null ? Math.ceil(monthOf(date) / step) === Math.ceil(own / step) : ends.has(date)),
  );
}

/** The values of the sessions that are compared alone (`markLike`). **Missing** NaN on all others. */
export function keepMarked(values: Float64Array, marks: Uint8Array): Float64Array {
  return values.map((value, t) => (marks[t] === 1 ? value : NaN));
}

/** A measure of the sessions that are compared alone (`markLike`). **Missing** NaN on all others. */
export function keepLike(context: StudyContext, params: PartParams, { values, known, ...series }: MeasureSeries): MeasureSeries {
  const marks = markLike(context, params);
  return { ...series, values: keepMarked(values, marks), known: known.map((mark, t) => (marks[t] === 1 ? mark : 0)) };
}
