import { describeMeasure, measureNames } from './measures';

/** Whom an instrument is set against where nobody is named: the S&P 500, and that the Russell 2000. */
function usualPartner(symbol: string): string {
  return symbol.trim().toUpperCase() === 'SPX' ? 'RUT' : 'SPX';
}

/** The partner that a link leaves out, where its measure needs one; nothing for other measures, or where one is given. */
export function fillPartner(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const measure = measureNames.find((name) => name === texts['measure']);
  const isNeeded = measure !== undefined && describeMeasure(measure).versus === 'needed';
  return isNeeded && texts['versus'] === undefined ? { versus: usualPartner(texts['symbol'] ?? '') } : {};
}
