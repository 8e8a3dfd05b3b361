import { firstCalendarDate, type Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';

export interface TurnOf {
  readonly calendar: Calendar;
  readonly session: SessionDate;
  /** Sessions in which everyone has one turn. */
  readonly turns: number;
}

/** Those whose turn it is at a session: of the symbols in their order, every `turns`-th, beginning with another one at each session. */
export function takeTurns(symbols: readonly string[], { calendar, session, turns }: TurnOf): string[] {
  const turn = calendar.sessionsBetween(firstCalendarDate, session).length % turns;
  return symbols.toSorted().filter((_, place) => place % turns === turn);
}
