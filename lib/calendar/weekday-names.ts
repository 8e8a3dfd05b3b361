/** The days of the week by name, as `weekday` numbers them: Sunday is 0. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** The first three letters of each. */
export const shortWeekdayNames: readonly string[] = weekdayNames.map((name) => name.slice(0, 3));
