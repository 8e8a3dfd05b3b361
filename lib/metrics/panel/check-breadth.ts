import type { BreadthInput, BreadthOptions } from './breadth-types';

/** @throws RangeError that says what of a universe or of what is asked about it cannot be counted. */
export function checkBreadth(
  { sessionCount, firstOrdinal, closes, spans }: BreadthInput,
  { averageSessions, highSessions, from = 0, to = sessionCount }: BreadthOptions,
): void {
  for (const window of [...averageSessions, highSessions]) {
    if (!Number.isInteger(window) || window < 1)
      throw new RangeError(`a window is a whole number of sessions of at least 1, not ${window}`);
  }
  if (!Number.isInteger(firstOrdinal)) throw new RangeError(`firstOrdinal is a whole number, not ${firstOrdinal}`);
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to < from || to > sessionCount) {
    throw new RangeError(`from and to are positions from 0 to ${sessionCount}, in this order, not ${from} and ${to}`);
  }
  if (closes.length !== spans.length)
    throw new RangeError(`every instrument has closes and spans, but there are ${closes.length} and ${spans.length}`);
  const other = closes.find((series) => series.length !== sessionCount);
  if (other !== undefined) throw new RangeError(`every instrument has ${sessionCount} sessions, but one has ${other.length}`);
}
