/**
 * Moves beyond the limits that are on public record, in percent: from days that no second keyless provider reaches,
 * they confirm a live row as a second provider would. Lists of the largest daily changes; AAPL and NVDA: press of the day.
 */
const knownMovesPct: Readonly<Record<string, number>> = {
  'SPX 1929-10-30': 12.5,
  'SPX 1931-10-06': 12.4,
  'SPX 1933-03-15': 16.6,
  'SPX 1987-10-19': -20.5,
  'RUT 1987-10-19': -12.5,
  'NDX 1987-10-19': -15.1,
  'AAPL 2000-09-29': -51.9,
  'NVDA 2000-03-07': 42.4,
};

/** Whether `move` (a fraction) is the published one of that day to within half a percentage point. */
export function isKnownMove(symbol: string, session: string, move: number): boolean {
  const known = knownMovesPct[`${symbol} ${session}`];
  return known !== undefined && Math.abs(move * 100 - known) <= 0.5;
}
