import { rangeOf } from '@/lib/market/study-range';
import type { MeasureChoice } from '../../measure/measure-choice';
import { measureSeries } from '../../measure/measure-series';
import { keepMarked } from '../claim/like-with-like';
import type { FactContext } from './fact';

/** The context of `measureSeries`: everything up to the session. */
export function toMeasureContext({ market, basis, index }: Pick<FactContext, 'market' | 'basis' | 'index'>) {
  return { market, basis, range: rangeOf(0, index) } as const;
}

/** The values of a measure, of units those that are compared alone. **Missing** NaN, and on all others. */
export function readFactValues(context: Pick<FactContext, 'market' | 'basis' | 'index' | 'of'>, choice: MeasureChoice): Float64Array {
  const { values } = measureSeries(toMeasureContext(context), choice);
  const like = context.of?.like ?? null;
  return like === null ? values : keepMarked(values, like);
}
