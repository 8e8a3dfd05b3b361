import { rangeOf } from '@/lib/market/study-range';
import type { FactContext } from './fact';

/** The context of `measureSeries`: everything up to the session. */
export function toMeasureContext({ market, basis, index }: Pick<FactContext, 'market' | 'basis' | 'index'>) {
  return { market, basis, range: rangeOf(0, index) } as const;
}
