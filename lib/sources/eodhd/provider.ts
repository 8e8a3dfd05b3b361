import { createFeedSource } from '../feed/create-feed-source';
import type { Provider } from '../provider';
import { politeLimits } from '../request-limits';
import { stockSymbols } from '../stock-symbols';
import { eodhdFeed } from './feed';

const guessSymbol = (symbol: string): string => `${symbol.replaceAll('.', '-')}.US`;
const stocks = Object.fromEntries(Object.keys(stockSymbols).map((symbol) => [symbol, guessSymbol(symbol)]));

/** EODHD: indices, stocks and funds, with splits and dividend-adjusted closes; a year on the free plan, where a stock costs two of the twenty requests of a day. */
export const eodhd: Provider = {
  id: 'eodhd',
  name: 'EODHD',
  baseUrl: 'https://eodhd.com',
  offers: { kinds: ['index', 'stock', 'etf'], isAdjusted: true, historyYears: 1, batch: null },
  limits: { ...politeLimits, perMinute: 1_000, perDay: 20 },
  licenceClass: 'restricted',
  key: ['EODHD_API_KEY'],
  mayConfirm: true,
  symbols: { SPX: 'GSPC.INDX', RUT: 'RUT.INDX', NDX: 'NDX.INDX', ...stocks },
  guessSymbol,
  probe: 'AAPL',
  create: (setup) => createFeedSource(eodhdFeed, setup),
};
