import 'server-only';
import { z } from 'zod';
import { isSessionDate, type SessionDate } from '@/lib/calendar/session-date';
import {
  commitUniverseRows,
  requireDistinct,
  type UniverseRows,
  type UniverseCommitOptions,
  type UniverseCommitResult,
} from './commit-universe-rows';
import { parseColumn } from './parse-column';
import { selectWeights, weightTable } from './sql/universe-statements';
import { newestVersion } from './sql/versioned-rows';
import type { Store } from './store';

export interface WeightRow {
  readonly instrumentId: number;
  readonly session: SessionDate;
  /** At the close of the session, as a fraction. */
  readonly weight: number;
}

/** Weights of one instrument, ascending by session. */
export interface StoredWeights {
  readonly sessions: readonly SessionDate[];
  readonly weights: readonly number[];
}

/** The weights as rows of the store. @throws RangeError for a bad session, a weight outside of 0..1 and a repeated row. */
export function toWeightRows(universeId: string, weights: readonly WeightRow[], isWhole: boolean): Omit<UniverseRows, 'source'> {
  for (const { session, weight } of weights) {
    if (!isSessionDate(session)) throw new RangeError(`"${String(session)}" is no session date; it is written YYYY-MM-DD`);
    if (!(weight >= 0 && weight <= 1)) throw new RangeError(`The weight of ${session} is ${weight}; it is a fraction from 0 to 1`);
  }
  requireDistinct(
    weights.map(({ instrumentId, session }) => `instrument ${instrumentId} on ${session}`),
    'The weight',
  );
  return {
    table: weightTable,
    universeId,
    rows: weights.map(({ instrumentId, session, weight }) => [instrumentId, session, weight]),
    isWhole,
  };
}

/**
 * Stores weights: new ones are added, changed ones replace what stood, all others stay.
 * @throws RangeError for a bad row, LeaseLost, MixedDataSet between real and simulated.
 */
export async function commitWeights(
  store: Store,
  universeId: string,
  weights: readonly WeightRow[],
  options: UniverseCommitOptions,
): Promise<UniverseCommitResult> {
  return await commitUniverseRows(store, toWeightRows(universeId, weights, false), 'weights', options);
}

const answer = z.array(z.object({ instrumentId: z.number().int(), sessions: z.string(), weights: z.string() }));

/** The weights that stand, or stood at a data version, by instrument id. */
export async function readWeights(store: Store, universeId: string, version: number = newestVersion): Promise<Map<number, StoredWeights>> {
  const { dialect, reader } = store;
  const rows = answer.parse(await reader.$queryRawUnsafe(dialect.toNative(selectWeights(dialect)), universeId, version, version));
  return new Map(
    rows.map(({ instrumentId, sessions, weights }) => [
      instrumentId,
      { sessions: parseColumn<SessionDate>(sessions), weights: parseColumn<number>(weights) },
    ]),
  );
}
