import type { SessionDate } from '@/lib/calendar/session-date';

const fewestSessions = 3;

/**
 * The newest sessions, three or more in a row, that repeat the close before them; none otherwise. Older stretches are left
 * alone: with two decimals they are not rare at low levels, and the market has confirmed them since.
 * @param rows ascending.
 */
export function listStandingStill(rows: readonly { readonly session: SessionDate; readonly close: number }[]): SessionDate[] {
  const last = rows.at(-1);
  if (last === undefined) return [];
  const moved = rows.findLastIndex((row) => row.close !== last.close);
  const still = rows.slice(moved + 2).map(({ session }) => session);
  return still.length < fewestSessions ? [] : still;
}
