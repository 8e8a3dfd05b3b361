import type { SessionDate } from './session-date';

/** Index of the first session on or after `date`, which need be no whole date; `sessions.length` when there is none (sessions ascend). */
export function firstSessionFrom(sessions: readonly SessionDate[], date: string): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const session = sessions[middle];
    if (session !== undefined && session < date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the last session on or before `date`; -1 when there is none (sessions ascend). */
export function lastSessionTo(sessions: readonly SessionDate[], date: string): number {
  const index = firstSessionFrom(sessions, date);
  return sessions[index] === date ? index : index - 1;
}
