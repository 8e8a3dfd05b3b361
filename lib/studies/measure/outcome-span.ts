import type { StudyContext } from '../kit/study';
import type { StudySeries } from '../kit/study-series';
import type { MeasureSeries } from './measure-series';
import type { OutcomeInput } from './outcome-table';

/** The sessions of the range on which the rule can be judged and the outcome begins: years in which the rule could not hold are no base rate of it. Null where there are none. */
export function findSpan({ range }: StudyContext, { span }: MeasureSeries, outcomes: readonly StudySeries[]): OutcomeInput['span'] | null {
  if (span === null) return null;
  const first = Math.max(range.first, span.first, ...outcomes.map((item) => item.first));
  const last = Math.min(range.last, span.last);
  return first <= last ? { first, last } : null;
}
