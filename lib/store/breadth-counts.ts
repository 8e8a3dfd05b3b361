import 'server-only';
import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import type { StoredCounts } from '@/lib/market/universe/align-counts';
import {
  commitUniverseRows,
  requireDistinct,
  type UniverseRows,
  type UniverseCommitOptions,
  type UniverseCommitResult,
} from './commit-universe-rows';
import { parseColumn } from './parse-column';
import { countTable, selectCounts } from './sql/universe-statements';
import { newestVersion } from './sql/versioned-rows';
import type { Store } from './store';

/** Ready-made counts of one session; null is missing. */
export interface CountRow {
  readonly session: SessionDate;
  readonly advances: number | null;
  readonly declines: number | null;
  readonly unchanged: number | null;
  readonly newHighs: number | null;
  readonly newLows: number | null;
}

/** The counts as rows of the store. @throws RangeError for a bad session, a count that is no whole number from 0 and a repeated session. */
export function toCountRows(universeId: string, counts: readonly CountRow[], isWhole: boolean): Omit<UniverseRows, 'source'> {
  const rows = counts.map(({ session, advances, declines, unchanged, newHighs, newLows }) => {
    if (!isSessionDate(session)) throw new RangeError(`"${String(session)}" is no session date; it is written YYYY-MM-DD`);
    const values = [advances, declines, unchanged, newHighs, newLows];
    for (const value of values) {
      if (value !== null && !(Number.isSafeInteger(value) && value >= 0))
        throw new RangeError(`A count of ${session} is ${value}; counts are whole numbers from 0`);
    }
    return [session, ...values];
  });
  requireDistinct(
    counts.map(({ session }) => session),
    'The row',
  );
  return { table: countTable, universeId, rows, isWhole };
}

/**
 * Stores ready-made counts: new sessions are added, changed ones replace what stood, all others stay.
 * @throws RangeError for a bad row, LeaseLost, MixedDataSet between real and simulated.
 */
export async function commitBreadthCounts(
  store: Store,
  universeId: string,
  counts: readonly CountRow[],
  options: UniverseCommitOptions,
): Promise<UniverseCommitResult> {
  return await commitUniverseRows(store, toCountRows(universeId, counts, false), 'counts', options);
}

const text = z.string().nullable();
const answer = z.tuple([z.object({ session: text, advances: text, declines: text, unchanged: text, newHighs: text, newLows: text })]);

/** The counts that stand, or stood at a data version, by session. */
export async function readBreadthCounts(store: Store, universeId: string, version: number = newestVersion): Promise<StoredCounts> {
  const { dialect, reader } = store;
  const [texts] = answer.parse(await reader.$queryRawUnsafe(dialect.toNative(selectCounts(dialect)), universeId, version, version));
  const read = (column: string | null) => parseColumn<number | null>(column);
  return {
    sessions: parseColumn<SessionDate>(texts.session),
    columns: {
      advances: read(texts.advances),
      declines: read(texts.declines),
      unchanged: read(texts.unchanged),
      newHighs: read(texts.newHighs),
      newLows: read(texts.newLows),
    },
  };
}
