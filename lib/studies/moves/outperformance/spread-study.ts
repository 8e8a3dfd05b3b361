import type { StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import type { OutperformanceParams } from './params';

/** Everything that the parts of the outperformance study read. Arrays are fractions, or deviations with `scale=volatility`. */
export interface SpreadStudy {
  readonly context: StudyContext;
  readonly params: OutperformanceParams;
  readonly a: StudySeries;
  readonly b: StudySeries;
  readonly values: Float64Array;
  readonly aReturns: Float64Array;
  readonly bReturns: Float64Array;
}
