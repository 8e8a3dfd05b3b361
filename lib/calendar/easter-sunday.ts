import { countDaysFromCivil } from './civil-date';

/** Day number of Easter Sunday (Gregorian). Source: the anonymous algorithm of Nature 1876, as given by Meeus, Jones and Butcher. */
export function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
  const daysToSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * daysToSunday) / 451);
  const count = epact + daysToSunday - 7 * late + 114;
  return countDaysFromCivil({ year, month: Math.floor(count / 31), day: (count % 31) + 1 });
}
