import type { SessionDate } from '@/lib/calendar/session-date';

interface DatedClose {
  readonly session: SessionDate;
  readonly close: number;
}

// The smallest splits are stock dividends of a twentieth.
const smallestStep = 0.04;

/** Whether a close is as far from the one before it, stored or given, as after a split. Both ascending. */
export function hasStep(stored: Iterable<DatedClose>, rows: readonly DatedClose[]): boolean {
  const first = rows[0]?.session ?? '';
  const before = [...stored].findLast(({ session }) => session < first);
  return rows.some(({ close }, index) => Math.abs(close / (rows[index - 1]?.close ?? before?.close ?? close) - 1) > smallestStep);
}
