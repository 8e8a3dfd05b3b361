/** The months by name, January first. */
export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** The first three letters of each. */
export const shortMonthNames: readonly string[] = monthNames.map((name) => name.slice(0, 3));
