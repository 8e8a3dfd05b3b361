export type RunStatus = 'open' | 'closed' | 'interrupted';

/** A run of qualifying sessions; indexes into the series. */
export interface Run {
  /** First qualifying session. */
  readonly start: number;
  /** The session on which the run reached the length asked for: known at its close. */
  readonly reached: number;
  /** Last qualifying session (for a nested run: the session itself). */
  readonly end: number;
  /** Sessions from start to end. */
  readonly length: number;
  readonly status: RunStatus;
  /** Whether the run touches the first session that has a return, so that it may have begun before. */
  readonly atLeast: boolean;
}

/** What a session is to a streak: 1 it qualifies, 0 it does not, -1 there is no return (gap, not listed, stale). */
export type SessionMarks = Int8Array;

function findLastReturn(marks: SessionMarks): number {
  return marks.findLastIndex((mark) => mark !== -1);
}

function judgeStatus(marks: SessionMarks, end: number, last: number): RunStatus {
  if (end >= last) return 'open';
  return marks[end + 1] === -1 ? 'interrupted' : 'closed';
}

/**
 * Runs of at least `length` consecutive qualifying sessions, ascending.
 *
 * **Shape** one mark per session. **Window** none; a run is judged only by its own sessions, its status by what follows.
 * **Missing** -1 ends a run as `interrupted`, also at the far side of a gap, where the last close has no return; a run up to the last close is
 * `open` (G8). `last` is the session of that close; where it is left out, that of the last return.
 * **Ties/edges** `maximal` gives each run once; `nested` one entry per session whose last `length` sessions all qualify,
 * each of exactly `length` sessions and with the status of the run that it lies in. **Source** DEFINITIONS, `streaks`.
 * @throws RangeError when `length` is not a whole number from 1.
 * @example findRuns(Int8Array.of(-1, 1, 1, 0), 2, 'maximal') // start 1, reached 2, end 2, closed, at least
 */
export function findRuns(marks: SessionMarks, length: number, mode: 'maximal' | 'nested', last = findLastReturn(marks)): Run[] {
  if (!Number.isInteger(length) || length < 1) throw new RangeError(`length must be a whole number from 1, not ${length}`);
  const first = marks.findIndex((mark) => mark !== -1);
  const runs: Run[] = [];
  for (let t = Math.max(first, 0); t <= last; t += 1) {
    if (marks[t] !== 1) continue;
    const start = t;
    while (marks[t + 1] === 1) t += 1;
    if (t - start + 1 < length) continue;
    const status = judgeStatus(marks, t, last);
    if (mode === 'maximal') {
      runs.push({ start, reached: start + length - 1, end: t, length: t - start + 1, status, atLeast: start === first });
      continue;
    }
    for (let end = start + length - 1; end <= t; end += 1) {
      const begin = end - length + 1;
      runs.push({ start: begin, reached: end, end, length, status, atLeast: begin === first });
    }
  }
  return runs;
}

/**
 * Number of consecutive qualifying sessions ending at each session.
 * **Shape** one mark per session; the answer has that length. **Missing** NaN where the mark is -1.
 * @example runLengths(Int8Array.of(-1, 1, 1, 0)) // NaN, 1, 2, 0
 */
export function runLengths(marks: SessionMarks): Float64Array {
  const lengths = new Float64Array(marks.length).fill(NaN);
  let length = 0;
  marks.forEach((mark, t) => {
    length = mark === 1 ? length + 1 : 0;
    if (mark !== -1) lengths[t] = length;
  });
  return lengths;
}
