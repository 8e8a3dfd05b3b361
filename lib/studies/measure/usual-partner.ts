/** Whom an instrument is set against where nobody is named: the S&P 500, and that the Russell 2000. */
export function usualPartner(symbol: string): string {
  return symbol.trim().toUpperCase() === 'SPX' ? 'RUT' : 'SPX';
}

/** The partner of a lead that a link leaves out; nothing for other measures, or where one is given. */
export function fillPartner(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return texts['measure'] === 'outperformance' && texts['versus'] === undefined ? { versus: usualPartner(texts['symbol'] ?? '') } : {};
}
