/** A session date, `YYYY-MM-DD`, New York. Branded so that no free string or instant gets where a session is meant. */
export type SessionDate = string & { readonly __brand: 'SessionDate' };

const pattern = /^\d{4}-\d{2}-\d{2}$/;
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Whether `text` is a real calendar date written `YYYY-MM-DD`. Says nothing about trading. */
export function isSessionDate(text: string): text is SessionDate {
  if (!pattern.test(text)) return false;
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8, 10));
  const days = month === 2 && isLeapYear(year) ? 29 : daysOfMonth[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

/**
 * `text` as a session date.
 * @throws RangeError when it is not a real `YYYY-MM-DD` date.
 */
export function parseSessionDate(text: string): SessionDate {
  if (!isSessionDate(text)) throw new RangeError(`"${text}" is no date; a date is written YYYY-MM-DD, as 2024-07-16`);
  return text;
}
