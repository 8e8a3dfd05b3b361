import { monthNames } from './month-names';
import { isSessionDate, type SessionDate } from './session-date';
import { weekdayNames } from './weekday-names';

/** Where in `names` a word or its beginning stands, three letters at least; -1 for any other word. */
function findName(names: readonly string[], word: string): number {
  return word.length < 3 ? -1 : names.findIndex((name) => name.toLowerCase().startsWith(word));
}

const [dayFirst, monthFirst] = [
  /^(\d{1,2})[\s-]+([a-z]+)\.?[\s,-]+(\d{4}|\d{2})$/,
  /^([a-z]+)\.?[\s-]+(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4}|\d{2})$/,
];
const firstShortYear = 70;

/** A year of two digits with its century: 70 to 99 are of the last one. */
export function toLongYear(year: string): string {
  return year.length === 2 ? `${Number(year) < firstShortYear ? '20' : '19'}${year}` : year;
}

/**
 * A date with the English name of its month, whole or shortened: '16 Jul 2024', 'July 16th, 2024', 'Tue 16-Jul-24'. The name of a weekday may
 * stand before it and is not checked. Null for anything else, other words that begin like a month among it.
 * @param options.shortYears whether a year may have two digits.
 */
export function readNamedDate(text: string, { shortYears }: { readonly shortYears: boolean }): SessionDate | null {
  const plain = text.trim().toLowerCase();
  const [, weekday = '', rest = ''] = /^([a-z]+)\.?,?\s+(.*[a-z].*)$/.exec(plain) ?? [];
  const bare = findName(weekdayNames, weekday) >= 0 ? rest : plain;
  const [first, second] = [dayFirst.exec(bare), monthFirst.exec(bare)];
  const [day = '', word = '', year = ''] = first === null ? [second?.[2], second?.[1], second?.[3]] : [first[1], first[2], first[3]];
  const month = findName(monthNames, word) + 1;
  if (month === 0 || (year.length === 2 && !shortYears)) return null;
  const date = `${toLongYear(year)}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isSessionDate(date) ? date : null;
}
