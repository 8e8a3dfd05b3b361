import { spreadValues, valueAt } from '../placed';
import { checkMembers, visitSpans, type MemberInput } from './member-input';

export interface EqualWeight {
  /** 100 on the first session on which a member has a close, then each session's mean return on top; NaN before, and where none has one. */
  readonly level: Float64Array;
  /** Members with the session's return. */
  readonly eligible: Int32Array;
}

/** Sum of the returns from one session to another of the members of the later one, and how many have it. */
function sumSince({ closes, spans }: MemberInput, from: number, to: number): readonly [sum: number, count: number] {
  let [sum, count] = [0, 0];
  closes.forEach((series, member) => {
    visitSpans(spans[member] ?? new Int32Array(0), to, to + 1, () => {
      const value = valueAt(series, to) / valueAt(series, from) - 1;
      if (Number.isNaN(value)) return;
      sum += value;
      count += 1;
    });
  });
  return [sum, count];
}

/**
 * An equally weighted index of a universe as it was: each session's move is the mean of its members' returns.
 *
 * **Shape** members in, one level per session out. **Units** a level, 100 at its start. **Window** none: reads nothing later.
 * **Missing** a member without the return is left out (G6) and `eligible` tells how many are not. A session on which none has one is NaN;
 * the next is measured from the last level, by the members with a close on both, so that a window over it is whole (G8). **Ties/edges** reset to equal weight at every close: no trading
 * cost. Membership is that of the session itself. **Source** DEFINITIONS, `equal-vs-cap`.
 *
 * @throws RangeError when lengths differ.
 * @example equalWeightLevel({ sessionCount: 2, closes: [[1, 2], [4, 4]].map((closes) => ({ start: 0, values: Float64Array.from(closes) })), spans: [Int32Array.of(0, 2), Int32Array.of(0, 2)] }).level // 100, 150
 */
export function equalWeightLevel(input: MemberInput): EqualWeight {
  checkMembers(input);
  const { sessionCount, closes, spans } = input;
  const eligible = new Int32Array(sessionCount);
  const sums = new Float64Array(sessionCount);
  let begin = sessionCount;
  const series = new Float64Array(sessionCount);
  closes.forEach((own, member) => {
    if (own.values.length === 0) return;
    spreadValues(own, series);
    visitSpans(spans[member] ?? new Int32Array(0), 0, sessionCount, (first, end) => {
      for (let t = first; t < Math.min(end, begin); t += 1) if (!Number.isNaN(series[t] ?? NaN)) begin = t;
      for (let t = Math.max(first, 1); t < end; t += 1) {
        const value = (series[t] ?? NaN) / (series[t - 1] ?? NaN) - 1;
        if (Number.isNaN(value)) continue;
        sums[t] = (sums[t] ?? 0) + value;
        eligible[t] = (eligible[t] ?? 0) + 1;
      }
    });
  });
  const level = new Float64Array(sessionCount).fill(NaN);
  let last = begin;
  if (begin < sessionCount) level[begin] = 100;
  for (let t = begin + 1; t < sessionCount; t += 1) {
    const [sum, count] = last === t - 1 ? [sums[t] ?? 0, eligible[t] ?? 0] : sumSince(input, last, t);
    eligible[t] = count;
    if (count === 0) continue;
    level[t] = (level[last] ?? NaN) * (1 + sum / count);
    last = t;
  }
  return { level, eligible };
}
