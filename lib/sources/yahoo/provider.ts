import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { stockSymbols } from '../stock-symbols';
import { createYahooSource } from './client';
import { sparkOffer } from './spark-offer';

/** Yahoo's chart: indices, stocks and funds through all history, with splits and dividend-adjusted closes. */
export const yahoo: Provider = {
  id: 'yahoo',
  name: 'Yahoo',
  baseUrl: 'https://query2.finance.yahoo.com',
  spareBaseUrl: 'https://query1.finance.yahoo.com',
  offers: { kinds: ['index', 'stock', 'etf'], isAdjusted: true, historyYears: null, batch: sparkOffer },
  limits: politeLimits,
  licenceClass: 'restricted',
  key: null,
  mayConfirm: true,
  symbols: { SPX: '^GSPC', RUT: '^RUT', NDX: '^NDX', ...stockSymbols },
  // A class of shares is written with a dash: BRK-B.
  guessSymbol: (symbol) => symbol.replaceAll('.', '-'),
  probe: 'SPX',
  create: createYahooSource,
};
