import type { Coverage, Flag, StudyContext } from '../kit/study';
import { describeValues, findValues } from '../kit/universe/universe-table';

/** A measure's values, and the sessions on which it could be judged at all. */
export interface MeasuredValues {
  /** Aligned with `Market.sessions`; NaN where missing, and between the events of a measure that has none on other sessions. */
  readonly values: Float64Array;
  /** First and last session on which the measure is known, its value or that nothing happened; null where it never is. */
  readonly span: { readonly first: number; readonly last: number } | null;
  /** 1 on the sessions on which it is known: its value, or of a record that there was none. */
  readonly known: Uint8Array;
  /** 1 where the value still shows the seed of an exponential mean. */
  readonly isWarming?: Uint8Array;
  /** What it lacks beside closes of members. */
  readonly flags?: readonly Flag[];
  /** Whether weights decide on which sessions it is known, not closes. */
  readonly needsWeights?: boolean;
}

/** 1 where there is a value, 0 where it is missing. */
export function markValues(values: Float64Array): Uint8Array {
  // A loop: the numbers of a typed array are each put on the heap for a function that is called with them.
  const marks = new Uint8Array(values.length);
  for (let t = 0; t < marks.length; t += 1) marks[t] = Number(!Number.isNaN(values[t] ?? NaN));
  return marks;
}

/** Values that are known where they are not missing. */
export function withSpan(values: Float64Array): Pick<MeasuredValues, 'values' | 'span' | 'known'> {
  return { values, span: findValues(values), known: markValues(values) };
}

/** The history that a measure was judged on: its values, or of events the sessions on which they were looked for. */
export function describeMeasured(context: StudyContext, { values, span }: MeasuredValues, isEvent: boolean): Coverage {
  if (!isEvent || span === null) return describeValues(context, values);
  const { sessions } = context.market;
  return { first: sessions[span.first] ?? null, last: sessions[span.last] ?? null, sessions: span.last - span.first + 1, gaps: 0 };
}
