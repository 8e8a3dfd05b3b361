import { joinWords } from '@/lib/format/join-words';
import type { Market, MarketInstrument } from '@/lib/market/market';

/** An instrument's name as it stands in a sentence: indices and baskets take an article, companies and funds do not. */
export function nameInSentence(instrument: MarketInstrument, atStart = false): string {
  const article = instrument.kind === 'index' || instrument.kind === 'composite';
  if (!article || /^the /i.test(instrument.name)) return instrument.name;
  return `${atStart ? 'The' : 'the'} ${instrument.name}`;
}

/** An instrument by its symbol, as it stands in a sentence; the symbol itself of one that the market does not know. */
export function nameOf({ series }: Pick<Market, 'series'>, symbol: string, atStart = false): string {
  const instrument = series.get(symbol)?.instrument;
  return instrument === undefined ? symbol : nameInSentence(instrument, atStart);
}

/** Several of them, each once: 'the S&P 500 and Apple'. */
export function nameAllOf(market: Pick<Market, 'series'>, symbols: readonly string[], atStart = false): string {
  return joinWords([...new Set(symbols)].map((symbol, index) => nameOf(market, symbol, atStart && index === 0)));
}

/** A name without the symbol behind it: 'Financials' of 'Financials (XLF)'. */
export function nameShort({ name, symbol }: Pick<MarketInstrument, 'name' | 'symbol'>): string {
  return name.endsWith(` (${symbol})`) ? name.slice(0, -symbol.length - 3) : name;
}

/** The same as it stands in a sentence. */
export function saySubject(instrument: MarketInstrument, atStart = false): string {
  return nameInSentence({ ...instrument, name: nameShort(instrument) }, atStart);
}
