import { symbolSchema } from '@/lib/sources/csv-folder/schema';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import { seriesIdSchema } from '@/lib/uploads/upload-schemas';
import { UsageError } from './exit-codes';

/** A symbol in upper case. @throws UsageError saying what a symbol is. */
export function parseSymbol(text: string): string {
  const parsed = symbolSchema.safeParse(text.trim());
  if (!parsed.success) throw new UsageError(`"${text}" is no symbol: ${parsed.error.issues[0]?.message ?? 'letters and digits'}`);
  return parsed.data;
}

/** Symbols from a comma-separated list, each once. @throws UsageError */
export function parseSymbols(text: string): string[] {
  return [...new Set(text.split(',').map(parseSymbol))];
}

/** Seconds, not negative. @throws UsageError */
export function parseWait(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--wait "${text}" is no number of seconds; it is a whole number, as 600`);
  return Number(text);
}

/** The id of a quarantined row. @throws UsageError */
export function parseId(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new UsageError(`"${text}" is no id; ids are the whole numbers that \`quarantine list\` shows`);
  return Number(text);
}

/** The id of a series in upper case. @throws UsageError saying what an id is. */
export function parseSeriesId(text: string): string {
  const id = text.trim().toUpperCase();
  if (!seriesIdSchema.safeParse(id).success)
    throw new UsageError(`"${text.slice(0, 60)}" is no id of a series; it is at most 40 letters, digits, _ . or -, as CPILFESL`);
  return id;
}

/** A month, as 2006-09, or a day of one, as its first or that day. @throws UsageError */
export function parseMonth(text: string): SessionDate {
  const date = /^\d{4}-\d{2}$/.test(text) ? `${text}-01` : text;
  if (!isSessionDate(date)) throw new UsageError(`"${text}" is no month; it is written as 2006-09`);
  return date;
}
