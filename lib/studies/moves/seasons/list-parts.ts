import { isoWeek } from '@/lib/calendar/iso-week';
import { monthNames } from '@/lib/calendar/month-names';
import type { SessionDate } from '@/lib/calendar/session-date';
import { splitUnits } from '@/lib/calendar/split-units';
import type { Market } from '@/lib/market/market';
import type { SeasonParams } from './params';

/** A month, week or session with its year and its place there. */
export interface YearPart {
  readonly year: number;
  /** From 0: January, the first week, the first session. */
  readonly period: number;
  /** Indexes into `Market.sessions`: its last session and the last of the part before, from which its return is measured. */
  readonly last: number;
  readonly before: number;
}

export interface ListedParts {
  /** Complete ones, ascending, each with another before it. */
  readonly parts: readonly YearPart[];
  /** The session that ends the first one stored, whose return is not known; null for sessions. */
  readonly first: SessionDate | null;
  /** The one that goes on after the last session, or may; null where there is none. */
  readonly running: YearPart | null;
}

/** The year of a session. */
export function yearOf(session: SessionDate | undefined): number {
  return Number(session?.slice(0, 4));
}

/** Sessions numbered within their years; those of the first stored year are left out, since it may have begun before. */
function listSessionParts({ sessions }: Market): YearPart[] {
  const parts: YearPart[] = [];
  const stored = yearOf(sessions[0]);
  let [year, period] = [stored, 0];
  sessions.forEach((session, last) => {
    const own = yearOf(session);
    period = own === year ? period + 1 : 0;
    year = own;
    if (year > stored) parts.push({ year, period, last, before: last - 1 });
  });
  return parts;
}

function placeOf(session: SessionDate, by: 'month' | 'week'): Pick<YearPart, 'year' | 'period'> {
  if (by === 'month') return { year: yearOf(session), period: Number(session.slice(5, 7)) - 1 };
  const { year, week } = isoWeek(session);
  return { year, period: week - 1 };
}

/**
 * The parts of every year up to the market's last session, each by the close of its last session.
 * @param next the session after the market's last; null where that is not known, which leaves the last month or week running.
 */
export function listParts(market: Market, by: SeasonParams['by'], next: SessionDate | null): ListedParts {
  if (by === 'session') return { parts: listSessionParts(market), first: null, running: null };
  const { lasts, isRunning } = splitUnits(market.sessions, by, next);
  const parts = lasts.flatMap((last, place): YearPart[] => {
    const session = market.sessions[last];
    const before = lasts[place - 1];
    return session === undefined || before === undefined ? [] : [{ ...placeOf(session, by), last, before }];
  });
  const running = isRunning ? (parts.at(-1) ?? null) : null;
  return { parts: running === null ? parts : parts.slice(0, -1), first: market.sessions[lasts[0] ?? -1] ?? null, running };
}

/** What a part is called in the table: 'July', 'W29', 136. */
export function namePeriod(by: SeasonParams['by'], period: number): string | number {
  if (by === 'month') return monthNames[period] ?? '';
  return by === 'week' ? `W${period + 1}` : period + 1;
}
