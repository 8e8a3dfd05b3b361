/** A session date, `YYYY-MM-DD`, New York. Branded so that no free string or instant gets where a session is meant. */
export type SessionDate = string & { readonly __brand: 'SessionDate' };

const pattern = /^\d{4}-\d{2}-\d{2}$/;
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether there is such a date in the years 0000-9999: month 1-12, day 1-31. */
export function isCivilDate(year: number, month: number, day: number): boolean {
  if (!(Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day) && year >= 0 && year <= 9999)) return false;
  const days = month === 2 && isLeapYear(year) ? 29 : daysOfMonth[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/** Whether `text` is a real calendar date written `YYYY-MM-DD`. Says nothing about trading. */
export function isSessionDate(text: string): text is SessionDate {
  return pattern.test(text) && isCivilDate(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8, 10)));
}

/**
 * `text` as a session date.
 * @throws RangeError when it is not a real `YYYY-MM-DD` date.
 */
export function parseSessionDate(text: string): SessionDate {
  if (!isSessionDate(text)) throw new RangeError(`"${text}" is no date; a date is written YYYY-MM-DD, as 2024-07-16`);
  return text;
}
