import type { Basis, Market, MarketInstrument } from '@/lib/market/market';
import { readPanel } from '../../kit/read-panel';
import type { FactContext, FactUnit } from './fact';

function hasBasis({ basis: stored }: MarketInstrument, basis: Basis): boolean {
  return stored === 'both' || stored === basis;
}

/** What the scan reads: instruments in the order given that have closes on the basis. */
export function readFactContext(market: Market, basis: Basis, symbols: readonly string[], of: FactUnit | null = null): FactContext {
  const known = symbols.filter((symbol) => {
    const instrument = market.series.get(symbol)?.instrument;
    return instrument !== undefined && hasBasis(instrument, basis);
  });
  const subjects = readPanel(market, known, basis)
    .series.filter((item) => item.first >= 0)
    .map(({ symbol, closes, instrument, first }) => ({ symbol, closes, first, hasOther: instrument.basis === 'both' }));
  return { market, basis, subjects, index: market.sessions.length - 1, of };
}
