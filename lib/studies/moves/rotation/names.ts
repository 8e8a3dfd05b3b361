import type { MarketInstrument } from '@/lib/market/market';
import type { RotationFormula } from '@/lib/metrics';
import { nameInSentence } from '../../kit/name-in-sentence';

/** The formulas as a table heads them. */
export const formulaNames: Readonly<Record<RotationFormula, string>> = {
  averages: 'Averages',
  zscore: 'Z-score',
  smoothed: 'Smoothed',
  exponential: 'Exponential',
};

/** And in a sentence, after 'by'. */
export const formulaWords: Readonly<Record<RotationFormula, string>> = {
  averages: 'averages',
  zscore: 'z-score',
  smoothed: 'smoothed changes',
  exponential: 'exponential means',
};

/** A name without the symbol behind it: 'Financials' of 'Financials (XLF)'. */
export function nameShort({ name, symbol }: MarketInstrument): string {
  return name.endsWith(` (${symbol})`) ? name.slice(0, -symbol.length - 3) : name;
}

/** The same as it stands in a sentence. */
export function saySubject(instrument: MarketInstrument, atStart = false): string {
  return nameInSentence({ ...instrument, name: nameShort(instrument) }, atStart);
}
