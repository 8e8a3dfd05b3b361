import { guessProviderSymbols } from '@/lib/sources/registry';
import type { InstrumentInput } from '@/lib/store/instruments';

function define(symbol: string, name: string): InstrumentInput {
  return {
    symbol,
    name: `${name} (${symbol})`,
    kind: 'etf',
    basis: 'both',
    licenceClass: 'restricted',
    providerSymbols: guessProviderSymbols(symbol),
    notes: [],
  };
}

/** Funds that are known by name, though no store has them by itself: those of indices, by size and equally weighted, and the eleven sectors of the S&P 500. */
export const describedFunds: readonly InstrumentInput[] = [
  define('SPY', 'S&P 500 fund'),
  define('RSP', 'S&P 500 equal weight'),
  define('QQQ', 'Nasdaq-100 fund'),
  define('QQQE', 'Nasdaq-100 equal weight'),
  define('IWM', 'Russell 2000 fund'),
  define('IJH', 'S&P MidCap 400'),
  define('IJR', 'S&P SmallCap 600'),
  define('XLB', 'Materials'),
  define('XLC', 'Communication Services'),
  define('XLE', 'Energy'),
  define('XLF', 'Financials'),
  define('XLI', 'Industrials'),
  define('XLK', 'Technology'),
  define('XLP', 'Consumer Staples'),
  define('XLRE', 'Real Estate'),
  define('XLU', 'Utilities'),
  define('XLV', 'Health Care'),
  define('XLY', 'Consumer Discretionary'),
];
