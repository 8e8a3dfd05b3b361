import { SourceError } from '../source-error';
import type { ChartResult } from './schema';

/** The result as it is. @throws SourceError `schema` where it is another symbol's, or quoted in another currency than USD. */
export function checkResult(result: ChartResult, symbol: string): ChartResult {
  if (result.meta.symbol.toUpperCase() !== symbol.toUpperCase())
    throw new SourceError('schema', `yahoo was asked for ${symbol} and answered ${result.meta.symbol}`);
  const currency = result.meta.currency ?? 'USD';
  if (currency !== 'USD') throw new SourceError('schema', `yahoo quotes ${symbol} in ${currency}; USD is expected`);
  return result;
}
