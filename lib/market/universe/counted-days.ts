import type { SessionDate } from '@/lib/calendar/session-date';
import type { BreadthCounts } from '@/lib/metrics';

/** What is counted of one session, by the names it is stored under. */
export const countedColumns = [
  'members',
  'withClose',
  'advances',
  'declines',
  'unchanged',
  'above20',
  'eligible20',
  'above50',
  'eligible50',
  'above100',
  'eligible100',
  'above200',
  'eligible200',
  'newHighs',
  'newLows',
  'eligibleHigh',
] as const;

export type CountedColumn = (typeof countedColumns)[number];

/** Counts of some sessions. */
export interface CountedDays {
  /** Ascending. */
  readonly sessions: readonly SessionDate[];
  /** Aligned with `sessions`. */
  readonly columns: Readonly<Record<CountedColumn, readonly number[]>>;
}

/** What the engine counted of the positions `[from, to)` of `sessions`, with the means of `averageWindows`. Sessions on which no member has a close get no row. */
export function toCountedDays(sessions: readonly SessionDate[], counts: BreadthCounts, from: number, to: number): CountedDays {
  const kept: number[] = [];
  for (let t = from; t < to; t += 1) if ((counts.withClose[t] ?? 0) > 0) kept.push(t);
  const pick = (values: Int32Array | undefined): number[] => kept.map((t) => values?.[t] ?? 0);
  const [above20, above50, above100, above200] = counts.above.map(pick);
  const [eligible20, eligible50, eligible100, eligible200] = counts.eligible.map(pick);
  const none: number[] = [];
  return {
    sessions: kept.flatMap((t) => sessions[t] ?? []),
    columns: {
      members: pick(counts.members),
      withClose: pick(counts.withClose),
      advances: pick(counts.advances),
      declines: pick(counts.declines),
      unchanged: pick(counts.unchanged),
      above20: above20 ?? none,
      eligible20: eligible20 ?? none,
      above50: above50 ?? none,
      eligible50: eligible50 ?? none,
      above100: above100 ?? none,
      eligible100: eligible100 ?? none,
      above200: above200 ?? none,
      eligible200: eligible200 ?? none,
      newHighs: pick(counts.newHighs),
      newLows: pick(counts.newLows),
      eligibleHigh: pick(counts.eligibleHigh),
    },
  };
}
