import type { MarketInstrument } from '@/lib/market/market';
import { nameInSentence } from '../../kit/name-in-sentence';

/** A name without the symbol behind it: 'Financials' of 'Financials (XLF)'. */
export function nameShort({ name, symbol }: MarketInstrument): string {
  return name.endsWith(` (${symbol})`) ? name.slice(0, -symbol.length - 3) : name;
}

/** The same as it stands in a sentence. */
export function saySubject(instrument: MarketInstrument, atStart = false): string {
  return nameInSentence({ ...instrument, name: nameShort(instrument) }, atStart);
}
