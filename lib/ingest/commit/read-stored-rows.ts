import type { CloseRow } from '@/lib/store/close-row';
import { readSeries } from '@/lib/store/read-series';
import type { Store } from '@/lib/store/store';

function toNullable(values: Float64Array | null, index: number): number | null {
  const value = values?.[index];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** The stored rows of one instrument by session, ascending. */
export async function readStoredRows(store: Store, symbol: string): Promise<Map<string, CloseRow>> {
  const series = await readSeries(store, symbol);
  const rows = new Map<string, CloseRow>();
  series.sessions.forEach((session, index) => {
    rows.set(session, {
      session,
      open: toNullable(series.open, index),
      high: toNullable(series.high, index),
      low: toNullable(series.low, index),
      close: series.close[index] ?? Number.NaN,
      adjClose: toNullable(series.adjClose, index),
      provisional: series.provisional[index] === 1,
      source: series.sources[series.source[index] ?? 0] ?? 'unknown',
    });
  });
  return rows;
}
