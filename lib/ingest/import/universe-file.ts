import type { Calendar } from '@/lib/calendar/calendar';
import type { SessionDate } from '@/lib/calendar/session-date';
import type { DateOrder } from '@/lib/sources/files/detect-dates';
import type { ReadingOptions } from '@/lib/sources/files/map-closes';
import { findCalendarFault } from '../judge/find-calendar-fault';
import { judgeDates, type FileVerdict } from '../judge/judge-values';
import { newestSession } from '@/lib/calendar/final-close';
import type { UniverseImport } from './record-universe-import';

/** An import of a file into a universe. */
export interface UniverseFileImport extends UniverseImport {
  readonly file: string;
  readonly calendar: Calendar;
  /** How dates that can be read both ways are meant. */
  readonly order?: DateOrder | undefined;
  /** Why it is stored against the verdict on it. */
  readonly force?: string | undefined;
}

/** What readers of a file's dates are told. */
export function toReadingOptions({ calendar, now, order }: Pick<UniverseFileImport, 'calendar' | 'now' | 'order'>): ReadingOptions {
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

/** The rows on sessions of the exchange, and the verdict on the other dates. */
export function keepSessions<Row extends { readonly session: SessionDate; readonly line: number }>(
  { calendar, now }: Pick<UniverseFileImport, 'calendar' | 'now'>,
  rows: readonly Row[],
): { readonly kept: Row[]; readonly verdict: FileVerdict } {
  const newest = newestSession(calendar, now().toISOString());
  const lineOf = new Map<SessionDate, number>();
  for (const { session, line } of rows) if (!lineOf.has(session)) lineOf.set(session, line);
  const faultOf = new Map([...lineOf.keys()].map((session) => [session, findCalendarFault(calendar, session, newest)]));
  return {
    kept: rows.filter(({ session }) => faultOf.get(session) === null),
    verdict: judgeDates(lineOf, (session) => faultOf.get(session) ?? null),
  };
}

/**
 * What is said of a file that is stored: what is left out of it, and what `force` stores all the same.
 * @throws NothingToStore where the verdict refuses it and nobody forces it.
 */
export function settleVerdicts({ file, force }: Pick<UniverseFileImport, 'file' | 'force'>, verdicts: readonly FileVerdict[]): string[] {
  const refusals = verdicts.flatMap((verdict) => verdict.refusals);
  const remarks = verdicts.flatMap((verdict) => verdict.remarks);
  if (refusals.length === 0) return remarks;
  if (force === undefined) throw new NothingToStore(`${file}: ${refusals.join('; ')}. Nothing was stored.`);
  return [`stored by force (${force}) although ${refusals.join('; ')}`, ...remarks];
}
