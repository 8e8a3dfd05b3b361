import { firstCalendarDate, type Calendar } from '@/lib/calendar/calendar';
import { newestSession } from '@/lib/calendar/final-close';
import { parseSessionDate, type SessionDate } from '@/lib/calendar/session-date';

/** Sessions that every run asks for again. */
export const overlapSessions = 10;

/** Before any provider's first close. */
export const earliestSession: SessionDate = parseSessionDate('1927-01-01');

export interface Plan {
  readonly from: SessionDate;
  readonly to: SessionDate;
  /** Whether it asks for all that the provider has. */
  readonly whole: boolean;
}

export interface PlanRequest {
  readonly calendar: Calendar;
  /** Instant, ISO with Z. */
  readonly now: string;
  /** Sessions stored, ascending; none for a new instrument or one that holds the sample market. */
  readonly stored: readonly SessionDate[];
  /** The last stored session with a dividend-adjusted close, where those after it wait for theirs. */
  readonly adjusted?: SessionDate | undefined;
  readonly from?: SessionDate | undefined;
  readonly to?: SessionDate | undefined;
  /** The providers were asked for older gaps lately and had nothing: ask for what is new only. */
  readonly skipsGaps?: boolean | undefined;
}

function findFirstGap(calendar: Calendar, stored: readonly SessionDate[]): SessionDate | null {
  const known = new Set<string>(stored);
  const start = stored.find((session) => session >= firstCalendarDate);
  const end = stored.at(-1);
  if (start === undefined || end === undefined) return null;
  return calendar.sessionsBetween(start, end).find((session) => !known.has(session)) ?? null;
}

/**
 * What to ask of a provider: what is missing (after the last stored session, and from the first gap on) and the last ten
 * stored sessions again. `from` and `to` narrow it by hand. Null when nothing is left to ask for.
 */
export function planInstrument({ calendar, now, stored, adjusted, from, to, skipsGaps = false }: PlanRequest): Plan | null {
  const end = to ?? newestSession(calendar, now);
  // Adjusted closes are continued from the last that there are.
  const known = adjusted === undefined ? stored : stored.filter((session) => session <= adjusted);
  const overlapStart = known.at(-overlapSessions) ?? known[0];
  const gap = skipsGaps ? null : findFirstGap(calendar, stored);
  const missing = overlapStart !== undefined && gap !== null && gap < overlapStart ? calendar.previousSession(gap) : overlapStart;
  const start = from ?? missing ?? earliestSession;
  if (start > end) return null;
  return { from: start, to: end, whole: from === undefined && stored.length === 0 };
}
