// A fund of equal weights, and one of the same members by capitalisation.
const funds: Readonly<Record<string, readonly [equal: string, cap: string]>> = { sp500: ['RSP', 'SPY'], nasdaq100: ['QQQE', 'QQQ'] };

/** The pair of funds of a universe, equal weights first; null where there is none. */
export function findFunds(id: string): readonly [equal: string, cap: string] | null {
  return funds[id] ?? null;
}
