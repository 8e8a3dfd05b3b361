import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import type { EarningsReport } from '@/lib/market/universe/earnings-share';
import { commitUniverseRows, requireDistinct, type UniverseCommitOptions, type UniverseCommitResult } from './commit-universe-rows';
import { earningsTable } from './sql/universe-statements';
import { newestVersion } from './sql/versioned-rows';
import type { Store } from './store';

export interface EarningsRow extends EarningsReport {
  readonly instrumentId: number;
}

/**
 * Stores quarters as they were filed: new filings are added, all others stay.
 * @throws RangeError for a bad day, a value that is not finite and a filing told twice, LeaseLost, MixedDataSet between real and simulated.
 */
export async function commitEarnings(
  store: Store,
  universeId: string,
  earnings: readonly EarningsRow[],
  options: UniverseCommitOptions,
): Promise<UniverseCommitResult> {
  for (const { period, filed, value } of earnings) {
    for (const day of [period, filed])
      if (!isSessionDate(day)) throw new RangeError(`"${String(day)}" is no date; it is written YYYY-MM-DD`);
    if (!Number.isFinite(value)) throw new RangeError(`The earnings of ${period} are ${value}; values are finite`);
  }
  requireDistinct(
    earnings.map(({ instrumentId, period, filed }) => `instrument ${instrumentId} for ${period} as filed on ${filed}`),
    'The earnings',
  );
  const rows = earnings.map(({ instrumentId, period, filed, value }) => [instrumentId, period, filed, value]);
  return await commitUniverseRows(store, { table: earningsTable, universeId, rows, isWhole: false }, 'earnings', options);
}

const day = z.string().refine(isSessionDate);
const stored = z.array(z.object({ instrumentId: z.int(), period: day, filed: day, value: z.number() }));

/** The filings that stand, or stood at a data version, by instrument id; each list by quarter and day. */
export async function readEarnings(
  store: Store,
  universeId: string,
  version: number = newestVersion,
): Promise<Map<number, readonly EarningsReport[]>> {
  const where = { universeId, addedVersion: { lte: version }, OR: [{ removedVersion: null }, { removedVersion: { gt: version } }] };
  const rows = stored.parse(
    await store.reader.earnings.findMany({ where, orderBy: [{ instrumentId: 'asc' }, { period: 'asc' }, { filed: 'asc' }] }),
  );
  const byInstrument = new Map<number, EarningsReport[]>();
  for (const { instrumentId, period, filed, value } of rows) {
    const own = byInstrument.get(instrumentId);
    if (own === undefined) byInstrument.set(instrumentId, [{ period, filed, value }]);
    else own.push({ period, filed, value });
  }
  return byInstrument;
}
