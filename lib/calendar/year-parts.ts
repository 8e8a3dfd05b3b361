import type { SessionDate } from './session-date';
import { splitUnits } from './split-units';

/** A part of every year that is compared with itself: like with like. */
export type YearPart =
  | { readonly kind: 'first-half' | 'second-half' | 'to-date' }
  /** The first so many sessions of the year. */
  | { readonly kind: 'first-sessions'; readonly sessions: number };

/** Indexes of the sessions whose closes a part is measured between. */
export interface PartSpan {
  readonly base: number;
  readonly end: number;
}

/** The years whose first `count` sessions are over. The first stored one has no close before it. */
function listFirstSessions(sessions: readonly SessionDate[], lasts: readonly number[], count: number): PartSpan[] {
  return lasts.flatMap((base, year) => {
    const end = base + count;
    const last = lasts[year + 1];
    return last !== undefined && end <= last && end < sessions.length ? [{ base, end }] : [];
  });
}

/**
 * The same part of every year, ascending, as far as it is over: the first half from the last close of the year before to the last of June, the
 * second from there to the last of the year, the year to date up to the session of the same number.
 * @param sessions ascending, without holes. @param next the session after the last one; null where the calendar cannot tell.
 * @example findYearParts(['2022-12-30', '2023-01-03', '2023-01-04'], { kind: 'first-sessions', sessions: 1 }, null) // base 0, end 1
 */
export function findYearParts(sessions: readonly SessionDate[], part: YearPart, next: SessionDate | null): PartSpan[] {
  if (part.kind === 'first-half' || part.kind === 'second-half') {
    const { lasts, isRunning } = splitUnits(sessions, 'quarter', next);
    const ended = isRunning ? lasts.slice(0, -1) : lasts;
    const monthOf = (index: number): number => Number(sessions[index]?.slice(5, 7));
    const last = part.kind === 'first-half' ? 6 : 12;
    return ended.flatMap((end, quarter) => {
      const base = ended[quarter - 2];
      return base !== undefined && monthOf(end) <= last && monthOf(end) > last - 3 ? [{ base, end }] : [];
    });
  }
  const { lasts } = splitUnits(sessions, 'year', next);
  const before = lasts.at(-2);
  if (part.kind === 'first-sessions') return listFirstSessions(sessions, lasts, part.sessions);
  return before === undefined ? [] : listFirstSessions(sessions, lasts, sessions.length - 1 - before);
}
