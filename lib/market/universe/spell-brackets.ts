import { countDaysBetween } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';

/** How many spells have a day that is known to lie between two lists of members alone, and how far those lists are apart at most. */
export interface SpellBrackets {
  readonly spells: number;
  readonly mostDays: number;
}

interface BracketedDays {
  readonly from: SessionDate;
  readonly until: SessionDate | null;
  readonly lastWithout: SessionDate | null;
  readonly lastWith: SessionDate | null;
}

function daysBetween(one: SessionDate | null, other: SessionDate | null): number {
  return one === null || other === null ? 0 : countDaysBetween(one, other);
}

/** The brackets of spells, or null where every day is known. */
export function measureBrackets(spells: readonly BracketedDays[]): SpellBrackets | null {
  const widths = spells
    .map(({ from, until, lastWithout, lastWith }) => Math.max(daysBetween(lastWithout, from), daysBetween(lastWith, until)))
    .filter((days) => days > 0);
  return widths.length === 0 ? null : { spells: widths.length, mostDays: Math.max(...widths) };
}
