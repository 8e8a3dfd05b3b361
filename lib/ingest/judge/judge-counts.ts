import type { SessionDate } from '@/lib/calendar/session-date';

interface AdvancesAndDeclines {
  readonly session: SessionDate;
  readonly advances: number | null;
  readonly declines: number | null;
}

// So many sessions tell; nine in ten days the index moves as most issues do, and as often as not against those of another day.
const [fewestSessions, clearlyMore, clearlyOften] = [20, 0.2, 0.7];

/** The share of sessions on which most issues move as the index does `by` sessions later. */
function agreement(
  counts: readonly AdvancesAndDeclines[],
  moves: readonly number[],
  placeOf: ReadonlyMap<string, number>,
  by: number,
): number {
  const pairs = counts.flatMap(({ session, advances, declines }) => {
    const move = moves[(placeOf.get(session) ?? Number.NaN) + by] ?? Number.NaN;
    return advances === null || declines === null || Number.isNaN(move) ? [] : [Math.sign(advances - declines) === Math.sign(move)];
  });
  return pairs.length < fewestSessions ? Number.NaN : pairs.filter((isSame) => isSame).length / pairs.length;
}

/**
 * Why counts are of other days than they say, or null: most issues move as the index does on another session.
 * @param closes of the index by session, ascending.
 */
export function findShiftByIndex(
  counts: readonly AdvancesAndDeclines[],
  closes: ReadonlyMap<string, { readonly close: number }>,
  indexName: string,
): string | null {
  const rows = [...closes];
  const placeOf = new Map(rows.map(([session], place) => [session, place]));
  const moves = rows.map(([, { close }], place) => close - (rows[place - 1]?.[1].close ?? Number.NaN));
  const same = agreement(counts, moves, placeOf, 0);
  for (const [by, text] of [
    [1, 'after'],
    [-1, 'before'],
  ] as const) {
    const shifted = agreement(counts, moves, placeOf, by);
    if (shifted >= clearlyOften && shifted - same >= clearlyMore)
      return `its dates are shifted by a session: most issues moved as the ${indexName} did on the session ${text} on ${Math.round(shifted * 100)}% of the days, on the same one on ${Math.round(same * 100)}%`;
  }
  return null;
}
