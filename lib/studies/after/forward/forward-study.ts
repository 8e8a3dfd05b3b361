import { toShown } from '@/lib/format/percent-units';
import type { HorizonResult } from '@/lib/metrics';
import { isRunningUnit } from '../../measure/finished-units';
import type { MeasureSeries } from '../../measure/measure-series';
import type { ColumnUnit, StudyContext } from '../../kit/study';
import type { StudySeries } from '../../kit/study-series';
import { toCell } from '../../kit/to-cell';
import type { ForwardParams } from './params';

/** Complete events of one horizon above which neither p nor bootstrap is drawn: 10,000 draws of each would hold up every other request. */
export const mostDrawnEvents = 1000;

/** Events that are listed and drawn one by one: the newest. */
export const mostListedEvents = 1000;

/** Everything that the parts of the study read. */
export interface ForwardStudy {
  readonly context: StudyContext;
  readonly params: ForwardParams;
  readonly measured: MeasureSeries;
  readonly main: StudySeries;
  /** What is taken off the outcome, or null. */
  readonly other: StudySeries | null;
  /** Sessions whose outcomes are the base rate, both inclusive: those of the range on which rule and outcome are known. */
  readonly span: { readonly first: number; readonly last: number };
  /** 1 on the sessions on which the rule can be judged: base rates are of these. */
  readonly judged: Uint8Array;
  /** Share of those of the span that it holds on; NaN without any. */
  readonly heldShare: number;
  readonly results: readonly HorizonResult[];
  /** The one in focus. */
  readonly focus: HorizonResult;
  /** p of each result after Holm's correction for all of them; NaN where there is none. */
  readonly adjusted: readonly number[];
}

/** The unit of outcomes: a difference of two returns is in points. */
export function outcomeUnit({ other }: Pick<ForwardStudy, 'other'>): Extract<ColumnUnit, 'pct' | 'pp'> {
  return other === null ? 'pct' : 'pp';
}

/** A measure's value in the unit of its column. */
export function toMeasureCell(value: number | undefined, unit: ColumnUnit): number | null {
  return value === undefined ? null : toCell(toShown(value, unit));
}

/** Whether a session is the assumed one, and an outcome may end with its close. */
export function isAssumed({ context, main, other }: Pick<ForwardStudy, 'context' | 'main' | 'other'>, t: number): boolean {
  return (
    t === context.market.assumedIndex &&
    !isRunningUnit(context.market, t) &&
    ![main, ...(other === null ? [] : [other])].some(({ closes }) => Number.isNaN(closes[t] ?? NaN))
  );
}
