import type { MarketInstrument } from '@/lib/market/market';

/** An instrument's name as it stands in a sentence: indices and baskets take an article, companies and funds do not. */
export function nameInSentence(instrument: MarketInstrument, atStart = false): string {
  const article = instrument.kind === 'index' || instrument.kind === 'composite';
  if (!article || /^the /i.test(instrument.name)) return instrument.name;
  return `${atStart ? 'The' : 'the'} ${instrument.name}`;
}
