import { findLastClose } from '@/lib/metrics';
import type { Basis, Market, MarketInstrument } from './market';

/** Funds that track an index of which only prices are stored. */
const fundOf: Readonly<Record<string, string>> = { SPX: 'SPY', NDX: 'QQQ', RUT: 'IWM' };

export function hasBasis(instrument: MarketInstrument, basis: Basis): boolean {
  return instrument.basis === 'both' || instrument.basis === basis;
}

/** The basis that a close of an instrument is quoted and assumed on: prices, unless it stores none. */
export function quotedBasis({ basis }: MarketInstrument): Basis {
  return basis === 'total' ? 'total' : 'price';
}

function hasClose({ series }: Market, symbol: string, basis: Basis): boolean {
  const found = series.get(symbol);
  const closes = basis === 'price' ? found?.close : found?.total;
  return closes !== undefined && closes !== null && findLastClose(closes) >= 0;
}

/** Instruments to take in the place of others, and the basis that all then share. */
export interface Stand {
  readonly basis: Basis;
  /** The fund by the symbol of its index. */
  readonly symbols: Readonly<Record<string, string>>;
}

/**
 * What would answer where instruments have no basis in common: each index that lacks one replaced by the stored fund that tracks it.
 * Null where no such fund is stored with that basis, all would become one instrument, or one of them has no close in this market: what is
 * cut at a session of the past is offered nothing that was listed later.
 */
export function findStand(market: Market, instruments: readonly MarketInstrument[]): Stand | null {
  for (const basis of ['total', 'price'] as const) {
    const lacking = instruments.filter((instrument) => !hasBasis(instrument, basis));
    const replaced = lacking.flatMap(({ symbol }): [string, string][] => {
      const fund = market.series.get(fundOf[symbol] ?? '')?.instrument;
      return fund === undefined || !hasBasis(fund, basis) ? [] : [[symbol, fund.symbol]];
    });
    const symbols = Object.fromEntries(replaced);
    const taken = new Set(instruments.map(({ symbol }) => symbols[symbol] ?? symbol));
    if (replaced.length === lacking.length && taken.size > 1 && [...taken].every((symbol) => hasClose(market, symbol, basis)))
      return { basis, symbols };
  }
  return null;
}
