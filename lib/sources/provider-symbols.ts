import type { SourceId } from './source';

type ProviderSymbols = Readonly<Partial<Record<SourceId, string>>>;

const stock = (symbol: string): ProviderSymbols => ({ yahoo: symbol, nasdaq: symbol });

/** What the keyless providers call the ten instruments that Broadtape follows by itself. */
export const providerSymbols: Readonly<Record<string, ProviderSymbols>> = {
  SPX: { yahoo: '^GSPC', cboe: 'SPX', fred: 'SP500' },
  RUT: { yahoo: '^RUT', cboe: 'RUT' },
  NDX: { yahoo: '^NDX', nasdaq: 'NDX', fred: 'NASDAQ100' },
  AAPL: stock('AAPL'),
  AMZN: stock('AMZN'),
  GOOGL: stock('GOOGL'),
  META: stock('META'),
  MSFT: stock('MSFT'),
  NVDA: stock('NVDA'),
  TSLA: stock('TSLA'),
};
