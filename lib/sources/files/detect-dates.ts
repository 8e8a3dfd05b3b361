import { readNamedDate, toLongYear } from '@/lib/calendar/read-named-date';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';

/** How the dates of a file are written: year first, month first, day first, or with the month's name. */
export type DateForm = 'ymd' | 'mdy' | 'dmy' | 'named';
/** What a person may say about dates that can be read both ways. */
export type DateOrder = 'dmy' | 'mdy';

export interface DateQuestion {
  /** The date cells of the whole file. */
  readonly texts: Iterable<string>;
  readonly order?: DateOrder | undefined;
  /** Whether the exchange may have a close on that date: what decides where two readings are possible. */
  readonly isSession?: ((date: SessionDate) => boolean) | undefined;
}

export interface DetectedDates {
  readonly form: DateForm;
  /** Null where the cell is no date of this form. */
  readonly read: (text: string) => SessionDate | null;
}

const clockPattern = /(?:T|\s+)\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[AP]M|Z|UTC|[+-]\d{2}:?\d{2})?$/i;

function build(year: string | undefined, month: string | number | undefined, day: string | undefined): SessionDate | null {
  const text = `${toLongYear(year ?? '')}-${String(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isSessionDate(text) ? text : null;
}

/** A cell as a date of the form, or null; a time of day after the date is passed over. */
export function readDate(cell: string, form: DateForm): SessionDate | null {
  const text = cell.trim().replace(clockPattern, '');
  if (form === 'named') return readNamedDate(text, { shortYears: true });
  if (form === 'ymd') {
    const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text);
    return compact === null ? null : build(compact[1], compact.at(-2), compact.at(-1));
  }
  const [, first, , second, year] = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) ?? [];
  return form === 'mdy' ? build(year, first, second) : build(year, second, first);
}

const forms: readonly DateForm[] = ['ymd', 'named', 'mdy', 'dmy'];

/** Whether a cell is a date in some form. */
export function isSomeDate(cell: string): boolean {
  return forms.some((form) => readDate(cell, form) !== null);
}

// A reading that puts a fifth of the dates on days without trade is wrong beside one that puts next to none there.
const [fewClosed, manyClosed] = [0.05, 0.2];

function closedShare(texts: readonly string[], form: DateForm, isSession: (date: SessionDate) => boolean): number {
  const dates = texts.flatMap((text) => readDate(text, form) ?? []);
  return dates.filter((date) => !isSession(date)).length / dates.length;
}

function decide(texts: readonly string[], isSession: ((date: SessionDate) => boolean) | undefined): DateOrder | null {
  if (texts.every((text) => readDate(text, 'mdy') === readDate(text, 'dmy'))) return 'mdy';
  if (isSession === undefined) return null;
  const [month, day] = [closedShare(texts, 'mdy', isSession), closedShare(texts, 'dmy', isSession)];
  if (month === 0 && day > 0) return 'mdy';
  if (day === 0 && month > 0) return 'dmy';
  if (month < fewClosed && day > manyClosed) return 'mdy';
  return day < fewClosed && month > manyClosed ? 'dmy' : null;
}

/**
 * How the dates of a file are written, by all of its rows: the form that reads most of them. Where day and month can be exchanged
 * in every row, the sessions of the exchange decide, and where they allow both, nobody does.
 * @throws RangeError naming `--dates dmy|mdy` where two readings are possible, or a cell where none is.
 */
export function detectDates({ texts, order, isSession }: DateQuestion): DetectedDates {
  const distinct = [...new Set(texts)].filter((text) => text.trim() !== '');
  if (distinct.length === 0) return { form: 'ymd', read: () => null };
  const allowed = order === undefined ? forms : forms.filter((form) => form === 'ymd' || form === 'named' || form === order);
  const counts = allowed.map((form) => [form, distinct.filter((text) => readDate(text, form) !== null).length] as const);
  const most = Math.max(0, ...counts.map(([, count]) => count));
  if (most === 0)
    throw new RangeError(
      `"${(distinct[0] ?? '').slice(0, 40)}" is no date, nor is any other of the ${distinct.length} in that column; dates are written 2024-07-16, 07/16/2024 or 16 Jul 2024`,
    );
  const best = counts.filter(([, count]) => count === most).map(([form]) => form);
  const [first = 'ymd'] = best;
  // Year first and names of months are never in doubt, and stand before the others.
  const form = first === 'mdy' && best.length > 1 ? decide(distinct, isSession) : first;
  if (form === null)
    throw new RangeError(
      `dates such as "${distinct.find((text) => readDate(text, 'mdy') !== readDate(text, 'dmy')) ?? ''}" can be read with the day or with the month first, and no row decides; say which: --dates dmy or --dates mdy`,
    );
  return { form, read: (text) => readDate(text, form) };
}

const described: Readonly<Record<DateForm, string>> = {
  ymd: 'year first',
  mdy: 'month first',
  dmy: 'day first',
  named: 'with the name of the month',
};

/** The form in words. */
export function describeDateForm(form: DateForm): string {
  return described[form];
}
