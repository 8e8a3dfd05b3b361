/** The Magnificent 7; GOOGL stands for Alphabet. */
export const magnificentSymbols = ['AAPL', 'AMZN', 'GOOGL', 'META', 'MSFT', 'NVDA', 'TSLA'] as const;

/** The lines of the Magnificent 7 in an index: both classes of Alphabet. */
export const magnificentLines: ReadonlySet<string> = new Set([...magnificentSymbols, 'GOOG']);

/** The three indices that every store has. */
export const indexSymbols = ['SPX', 'RUT', 'NDX'] as const;

/** The four groups that the market is told by: three indices and the basket of the seven. */
export const groupSymbols = [...indexSymbols, 'M7'] as const;

/** The groups that have members in common, and so no independent votes. */
export const overlappingGroups = ['SPX', 'NDX', 'M7'] as const;

/** The groups and each of the seven. */
export const groupsAndMembers = [...groupSymbols, ...magnificentSymbols] as const;

/** The members of a small universe, upper case: the seven stocks, or the four groups. */
export function listUniverseSymbols(universe: 'mag7' | 'indices'): readonly string[] {
  return universe === 'mag7' ? magnificentSymbols : groupSymbols;
}

/** The funds of the eleven sectors of the S&P 500. */
export const sectorFunds = ['XLB', 'XLC', 'XLE', 'XLF', 'XLI', 'XLK', 'XLP', 'XLRE', 'XLU', 'XLV', 'XLY'] as const;

/** From the largest companies to the smallest: S&P 500, 400 and 600 (the latter two as funds), Russell 2000. */
export const sizeLadder = ['SPX', 'IJH', 'IJR', 'RUT'] as const;

/** The same ladder of funds alone, whose dividends can be counted. */
export const sizeFunds = ['SPY', 'IJH', 'IJR', 'IWM'] as const;

/** Symbols whose values rest on a close of this one: itself, and the baskets that it is part of. */
export function listDependents(symbol: string): ReadonlySet<string> {
  const isMagnificent = (magnificentSymbols as readonly string[]).includes(symbol);
  return new Set([symbol, ...(isMagnificent ? ['M7', 'M7D'] : [])]);
}
