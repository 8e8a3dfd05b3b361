import type { MarketInstrument } from './market';

/** An instrument's name inside a sentence: indices and composites carry the article ('the Russell 2000', 'Apple'). */
export function nameInstrument(instrument: MarketInstrument): string {
  const takesArticle = instrument.kind === 'index' || instrument.kind === 'composite';
  return takesArticle ? `the ${instrument.name}` : instrument.name;
}

/** As `nameInstrument`, at the start of a sentence. */
export function nameInstrumentFirst(instrument: MarketInstrument): string {
  const name = nameInstrument(instrument);
  return name.startsWith('the ') ? `The${name.slice(3)}` : name;
}
