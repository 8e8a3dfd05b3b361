import { writeAlpaca, writeGrouped, writeSpark, type AskedBatch, type ServedStock } from './batch-server-wire';
import type { ServedSeries } from './fault-server-wire';
import type { ServedProvider } from './fault-server-writers';

const groupedPath = /^\/v2\/aggs\/grouped\/locale\/us\/market\/stocks\/(\d{4}-\d{2}-\d{2})$/;

/**
 * What is asked of many symbols at once, of none by name where it is a day of all; null for a request of another kind. The range of spark is cut by
 * nobody: whoever asks takes what it wanted.
 */
export function readAskedBatch(provider: ServedProvider, path: string, query: URLSearchParams): AskedBatch | null {
  const names = (query.get('symbols') ?? '').split(',');
  const day = provider === 'massive' ? groupedPath.exec(path)?.[1] : undefined;
  if (day !== undefined) return { names: [], from: day, to: day, token: null };
  if (provider === 'yahoo' && path === '/v8/finance/spark') return { names, from: '', to: '9999', token: null };
  const isBars = provider === 'alpaca' && path === '/v2/stocks/bars' && names.length > 1;
  return isBars
    ? { names, from: (query.get('start') ?? '').slice(0, 10), to: (query.get('end') ?? '').slice(0, 10), token: query.get('page_token') }
    : null;
}

/** The answer, of what the provider knows by its symbols. */
export function writeBatch(provider: ServedProvider, asked: AskedBatch, known: ReadonlyMap<string, ServedSeries>): string {
  if (provider === 'massive') return writeGrouped(known, asked.from);
  const stocks = new Map(
    asked.names.flatMap((name): [string, ServedStock][] => {
      const found = known.get(name);
      return found === undefined ? [] : [[name, found]];
    }),
  );
  return provider === 'alpaca' ? writeAlpaca(stocks, asked) : writeSpark(stocks, asked);
}
