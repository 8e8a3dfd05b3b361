import type { Provider } from '../provider';
import { stockSymbols } from '../stock-symbols';
import { createYahooSource } from './client';

/** Yahoo's chart: indices, stocks and funds through all history, with splits and dividend-adjusted closes. */
export const yahoo: Provider = {
  id: 'yahoo',
  baseUrl: 'https://query2.finance.yahoo.com',
  offers: { kinds: ['index', 'stock', 'etf'], isAdjusted: true, historyYears: null },
  needsKey: false,
  symbols: { SPX: '^GSPC', RUT: '^RUT', NDX: '^NDX', ...stockSymbols },
  // A class of shares is written with a dash: BRK-B.
  guessSymbol: (symbol) => symbol.replaceAll('.', '-'),
  probe: 'SPX',
  create: createYahooSource,
};
