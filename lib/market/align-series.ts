import { memoOnProcess } from '@/lib/keep/keep';
import { onProcess } from '@/lib/keep/on-process';
import { spreadValues } from '@/lib/metrics';
import { deferSeries } from './defer-series';
import type { MarketInstrument, MarketSeries, SeriesColumns } from './market';

/** What is stored of an instrument, from its first final close to its last: every array begins at the same session of the market. */
export interface StoredColumns {
  /** Index into the market's sessions. */
  readonly start: number;
  readonly close: Float64Array;
  readonly total: Float64Array | null;
  readonly high: Float64Array | null;
  readonly source: Uint8Array;
}

// Some forty instruments over a century: what is read most.
const recall = memoOnProcess<SeriesColumns>('closes laid out', { mostBytes: 16 * 1024 * 1024 });
const series = onProcess('series laid out', () => ({ named: 0 }));

function align({ start, close, total, high, source }: StoredColumns, length: number): SeriesColumns {
  const spread = (values: Float64Array): Float64Array => spreadValues({ start, values }, new Float64Array(length));
  const sources = new Uint8Array(length);
  sources.set(source, start);
  return { close: spread(close), total: total === null ? null : spread(total), high: high === null ? null : spread(high), source: sources };
}

/**
 * A series of a market of so many sessions. It holds what is stored alone, and is laid out over all of them while it is read: of hundreds of
 * instruments listed in this century most places in a market that begins in 1928 are empty. Its columns are dropped with everything else that is
 * kept under the name of its `edition`; without one, as that of a test, they stay until others push them out.
 */
export function alignSeries(instrument: MarketInstrument, stored: StoredColumns, length: number, edition = ''): MarketSeries {
  const name = [edition, (series.named += 1)].join('|');
  return deferSeries(
    instrument,
    () => recall(name, () => align(stored, length)),
    (index, basis) => (basis === 'total' ? stored.total : stored.close)?.[index - stored.start] ?? NaN,
  );
}
