import type { Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { DateOrder } from '@/lib/sources/files/detect-dates';
import type { ReadingOptions } from '@/lib/sources/files/map-closes';
import { findCalendarFault } from './checks/find-calendar-fault';
import { newestSession } from './plan-instrument';
import type { UniverseImport } from './record-facts';

/** An import of a file into a universe. */
export interface FactsImport extends UniverseImport {
  readonly file: string;
  readonly calendar: Calendar;
  /** How dates that can be read both ways are meant. */
  readonly order?: DateOrder | undefined;
}

/** What readers of a file's dates are told. */
export function toReadingOptions({ calendar, now, order }: Pick<FactsImport, 'calendar' | 'now' | 'order'>): ReadingOptions {
  const newest = newestSession(calendar, now().toISOString());
  return { order, isSession: (date) => findCalendarFault(calendar, date, newest) === null };
}

/** A file has nothing that could be stored. */
export class NothingToStore extends Error {
  override readonly name = 'NothingToStore';
}

const mostNamed = 20;

/** A list as a person wants to read it: its first twenty. */
export function nameSome(names: readonly string[]): string {
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return names.slice(0, mostNamed).join(', ') + more;
}

/** A remark on names that are left out and why, or none. */
export function remarkLeftOut(names: Iterable<string>, why = 'is no stored security'): string[] {
  const sorted = [...names].sort();
  return sorted.length === 0 ? [] : [`left out what ${why}: ${nameSome(sorted)}`];
}

/** The rows on sessions of the exchange, and a remark that names the other dates. */
export function keepSessions<Row extends { readonly session: SessionDate }>({ calendar, now }: FactsImport, rows: readonly Row[]): { readonly kept: Row[]; readonly remarks: string[] } {
  const newest = newestSession(calendar, now().toISOString());
  const isSession = new Map<SessionDate, boolean>();
  for (const { session } of rows) if (!isSession.has(session)) isSession.set(session, findCalendarFault(calendar, session, newest) === null);
  const dropped = [...isSession].flatMap(([session, isKept]) => (isKept ? [] : [session])).sort();
  const remarks = dropped.length === 0 ? [] : [`left out ${dropped.length} dates that are no sessions of the exchange: ${nameSome(dropped)}`];
  return { kept: rows.filter(({ session }) => isSession.get(session) === true), remarks };
}
