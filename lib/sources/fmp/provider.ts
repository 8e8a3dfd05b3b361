import { createFeedSource } from '../feed/create-feed-source';
import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { stockSymbols } from '../stock-symbols';
import { fmpFeed } from './feed';

/** Financial Modeling Prep: indices, stocks and funds. */
export const fmp: Provider = {
  id: 'fmp',
  name: 'Financial Modeling Prep',
  baseUrl: 'https://financialmodelingprep.com',
  offers: { kinds: ['index', 'stock', 'etf'], isAdjusted: false, historyYears: 5, batch: null },
  limits: { ...politeLimits, perMinute: 300, perDay: 250 },
  licenceClass: 'restricted',
  key: ['FMP_API_KEY'],
  mayConfirm: true,
  symbols: { SPX: '^GSPC', RUT: '^RUT', NDX: '^NDX', ...stockSymbols },
  guessSymbol: (symbol) => symbol.replaceAll('.', '-'),
  probe: 'AAPL',
  create: (setup) => createFeedSource(fmpFeed, setup),
};
