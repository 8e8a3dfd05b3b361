import { standingMarks } from '../../measure/event-mask';
import { toMeasureChoice, type EventRuleParams } from '../../measure/event-rule';
import { measureSeries, type MeasureSeries } from '../../measure/measure-series';
import type { StudyContext } from '../../kit/study';
import type { ClaimContext, JoinedRule } from './evaluation';

/** Rules on the closes of a claim. */
export function measureJoined(context: StudyContext, rules: readonly EventRuleParams[]): readonly JoinedRule[] {
  return rules.map((rule) => {
    const series = measureSeries(context, toMeasureChoice(rule));
    return { rule, series, marks: standingMarks(series, rule) };
  });
}

/** Whether all that is joined stands on a session; null where that cannot be judged. Nothing joined stands everywhere. */
export function standsJoined({ joined }: Pick<ClaimContext, 'joined'>, index: number): boolean | null {
  if (joined.some(({ marks }) => marks[index] === 0)) return false;
  return joined.some(({ marks }) => marks[index] !== 1) ? null : true;
}

/** The claim's own series as far as all that is joined can be judged: it begins where they all do, and where one is not known nothing is. */
export function narrowToJoined(series: MeasureSeries, joined: readonly JoinedRule[]): MeasureSeries {
  if (joined.length === 0) return series;
  const known = series.known.map((mark, t) => (joined.every(({ marks }) => marks[t] !== -1) ? mark : 0));
  const begin = known.indexOf(1);
  return {
    ...series,
    values: series.values.map((value, t) => (begin >= 0 && t >= begin ? value : NaN)),
    known,
    span: series.span === null || begin < 0 ? null : { ...series.span, first: begin },
  };
}
