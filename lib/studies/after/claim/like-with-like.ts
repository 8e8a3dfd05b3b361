import { monthNames } from '@/lib/calendar/month-names';
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
function countInYear(sessions: readonly string[], date: string): number {
  return sessions.filter((session) => session <= date && session.slice(0, 4) === date.slice(0, 4)).length;
}

/** The part that is compared, as an adjective: 'July', 'first-quarter', 'first-half', 'first-five-session'; empty for none. */
export function namePart({ part, partSessions, unit }: PartParams, asOf: string, sessions: readonly string[]): string {
  switch (part) {
    case 'all':
      return '';
    case 'same':
      return unit === 'month' ? (monthNames[monthOf(asOf) - 1] ?? '') : `${ordinalWord(Math.ceil(monthOf(asOf) / 3))}-quarter`;
    case 'first-sessions':
      return `first-${countWord(partSessions)}-session`;
    case 'to-date':
      return `first-${countWord(countInYear(sessions, asOf))}-session`;
    default:
      return part;
  }
}

/** The values of the sessions that are compared alone: those of the same month or quarter, or those that end the part. **Missing** NaN on all others. */
export function keepLike(
  { market, daily = market, next = null }: StudyContext,
  params: PartParams,
  { values, known, ...series }: MeasureSeries,
): MeasureSeries {
  const part = toYearPart(params);
  const own = monthOf(market.sessions.at(-1) ?? '');
  const ends = part === null ? null : new Set(findYearParts(daily.sessions, part, next).map(({ end }) => daily.sessions[end]));
  const step = params.unit === 'quarter' ? 3 : 1;
  const isLike = (t: number): boolean => {
    const date = market.sessions[t];
    if (date === undefined) return false;
    return ends === null ? Math.ceil(monthOf(date) / step) === Math.ceil(own / step) : ends.has(date);
  };
  return { ...series, values: values.map((value, t) => (isLike(t) ? value : NaN)), known: known.map((mark, t) => (isLike(t) ? mark : 0)) };
}
