import type { SessionMarks } from './runs';

/**
 * The sessions that qualify and those that do not, changed about.
 * **Missing** -1 stays. @example oppositeMarks(Int8Array.of(-1, 1, 0)) // -1, 0, 1
 */
export function oppositeMarks(marks: SessionMarks): SessionMarks {
  return marks.map((mark) => (mark === -1 ? -1 : 1 - mark));
}

/**
 * How many of the last `window` sessions qualify, the session's own included.
 * **Shape** one mark per session; the answer has that length. **Window** trailing, strict. **Missing** NaN where the window is not full or a mark of it is -1 (G5).
 * @example rollingMarks(Int8Array.of(-1, 1, 0, 1), 2) // NaN, NaN, 1, 1
 */
export function rollingMarks(marks: SessionMarks, window: number): Float64Array {
  const counts = new Float64Array(marks.length).fill(NaN);
  let count = 0;
  let missing = 0;
  marks.forEach((mark, t) => {
    count += Number(mark === 1) - Number(t >= window && marks[t - window] === 1);
    missing += Number(mark === -1) - Number(t >= window && marks[t - window] === -1);
    if (t >= window - 1 && missing === 0) counts[t] = count;
  });
  return counts;
}

/**
 * At each session that qualifies, how many sessions lie between it and the one before that does; at the first how many are known to lie before it, which is the least
 * that it was waited for. A gap between counts as the sessions that it is, before the first it ends what is known.
 * **Missing** NaN on all other sessions. @example sessionsBetween(Int8Array.of(-1, 0, 1, 0, 0, 1)) // NaN, NaN, 1, NaN, NaN, 2
 */
export function sessionsBetween(marks: SessionMarks): Float64Array {
  const between = new Float64Array(marks.length).fill(NaN);
  let last = -1;
  let hasOne = false;
  marks.forEach((mark, t) => {
    if (mark === 1) between[t] = t - last - 1;
    if (mark === 1 || (mark === -1 && !hasOne)) last = t;
    hasOne ||= mark === 1;
  });
  return between;
}
