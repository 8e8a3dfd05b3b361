import { writeAlpaca, writeSpark, type AskedBatch, type ServedStock } from './batch-server-wire';
import type { ServedSeries } from './fault-server-wire';
import type { ServedProvider } from './fault-server-writers';

/** What is asked of many symbols at once; null for a request of another kind. The range of spark is cut by nobody: whoever asks takes what it wanted. */
export function readAskedBatch(provider: ServedProvider, path: string, query: URLSearchParams): AskedBatch | null {
  const names = (query.get('symbols') ?? '').split(',');
  if (provider === 'yahoo' && path === '/v8/finance/spark') return { names, from: '', to: '9999', token: null };
  const isBars = provider === 'alpaca' && path === '/v2/stocks/bars' && names.length > 1;
  return isBars
    ? { names, from: (query.get('start') ?? '').slice(0, 10), to: (query.get('end') ?? '').slice(0, 10), token: query.get('page_token') }
    : null;
}

/** The answer, of the symbols that the provider knows. */
export function writeBatch(provider: ServedProvider, asked: AskedBatch, find: (symbol: string) => ServedSeries | undefined): string {
  const stocks = new Map(
    asked.names.flatMap((name): [string, ServedStock][] => {
      const found = find(name);
      return found === undefined ? [] : [[name, found]];
    }),
  );
  return provider === 'alpaca' ? writeAlpaca(stocks, asked) : writeSpark(stocks, asked);
}
