import type { SessionDate } from '@/lib/calendar/session-date';

/** What the run-level checks look at, of one instrument. */
export interface RunSample {
  readonly symbol: string;
  readonly overlapCount: number;
  /** Changed overlap rows that no split explains. */
  readonly changedCount: number;
  /** Newest rows as given, ascending. */
  readonly recent: readonly { readonly session: SessionDate; readonly close: number }[];
}

const changedShareLimit = 0.05;
// One corrected close of the ten that a single symbol repeats is 10%, and no sign of a broken provider.
const fewestChanged = 3;
const frozenLimit = 3;

/** The longest stretch of sessions in a row in which every symbol that has a close repeats the one of the row before. */
export function findFrozenStretch(samples: readonly RunSample[]): SessionDate[] {
  const frozen = new Map<SessionDate, boolean>();
  for (const { recent } of samples) {
    recent.forEach((row, index) => {
      const before = recent[index - 1];
      if (before !== undefined) frozen.set(row.session, (frozen.get(row.session) ?? true) && row.close === before.close);
    });
  }
  let longest: SessionDate[] = [];
  let stretch: SessionDate[] = [];
  for (const session of [...frozen.keys()].sort()) {
    stretch = frozen.get(session) === true ? [...stretch, session] : [];
    if (stretch.length > longest.length) longest = stretch;
  }
  return longest;
}

/**
 * Why nothing of a run may be stored, or null: more than 5% of the overlap, and at
 * least three rows of it, changed without a split, or every close stood
 * still for three sessions in a row or more.
 */
export function findRunFault(samples: readonly RunSample[]): string | null {
  const overlap = samples.reduce((sum, sample) => sum + sample.overlapCount, 0);
  const changed = samples.reduce((sum, sample) => sum + sample.changedCount, 0);
  if (changed >= fewestChanged && changed / overlap > changedShareLimit) {
    const names = samples.filter((sample) => sample.changedCount > 0).map((sample) => sample.symbol);
    return `${changed} of ${overlap} closes that are already stored came back different without a split (${names.join(', ')}); at most 5% may`;
  }
  const frozen = findFrozenStretch(samples);
  if (frozen.length >= frozenLimit) return `every close stands still on ${frozen.length} sessions in a row (${frozen.join(', ')})`;
  return null;
}
