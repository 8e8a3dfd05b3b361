import type { Basis, Market, MarketInstrument } from './market';

/** Funds that track an index of which only prices are stored. */
const fundOf: Readonly<Record<string, string>> = { SPX: 'SPY', NDX: 'QQQ', RUT: 'IWM' };

export function hasBasis(instrument: MarketInstrument, basis: Basis): boolean {
  return instrument.basis === 'both' || instrument.basis === basis;
}

/** Instruments to take in the place of others, and the basis that all then share. */
export interface Stand {
  readonly basis: Basis;
  /** The fund by the symbol of its index. */
  readonly symbols: Readonly<Record<string, string>>;
}

/**
 * What would answer where instruments have no basis in common: each index that lacks one replaced by the stored fund that tracks it.
 * Null where no such fund is stored with that basis, or all would become one instrument.
 */
export function findStand(market: Market, instruments: readonly MarketInstrument[]): Stand | null {
  for (const basis of ['total', 'price'] as const) {
    const lacking = instruments.filter((instrument) => !hasBasis(instrument, basis));
    const replaced = lacking.flatMap(({ symbol }): [string, string][] => {
      const fund = market.series.get(fundOf[symbol] ?? '')?.instrument;
      return fund === undefined || !hasBasis(fund, basis) ? [] : [[symbol, fund.symbol]];
    });
    const symbols = Object.fromEntries(replaced);
    if (replaced.length === lacking.length && new Set(instruments.map(({ symbol }) => symbols[symbol] ?? symbol)).size > 1)
      return { basis, symbols };
  }
  return null;
}
