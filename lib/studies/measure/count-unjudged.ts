import type { MeasuredValues } from './measured-values';

/** Share of the sessions that a statement looks back on above which it cannot be judged. */
const mostUnjudged = 0.05;

/** Sessions that a statement looks back on, and how many of them say nothing. */
export interface Unjudged {
  readonly unjudged: number;
  readonly sessions: number;
  /** Whether so many cannot be judged that nothing can be said of all of them. */
  readonly isTooMany: boolean;
}

/** How many of the sessions from `from` (or where the measure begins) to `to` it is not known on. */
export function countUnjudged({ known, span }: Pick<MeasuredValues, 'known' | 'span'>, from: number, to: number): Unjudged {
  const begin = Math.max(from, span?.first ?? from);
  let unjudged = 0;
  for (let t = begin; t <= to; t += 1) if (known[t] !== 1) unjudged += 1;
  const sessions = to - begin + 1;
  return { unjudged, sessions, isTooMany: unjudged > mostUnjudged * sessions };
}
