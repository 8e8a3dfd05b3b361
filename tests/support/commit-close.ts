import { commitCloses } from '@/lib/store/closes';
import { findInstrument } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { makeRow } from './store-rows';

/** Commits a close of the S&P 500 on 16 July 2024: a newer data version where it is another than the one before. */
export async function commitClose(store: Store, close: number, { simulated = false } = {}): Promise<void> {
  const instrument = await findInstrument(store, 'SPX');
  if (instrument === null) throw new Error('SPX was not stored');
  await commitCloses(store, { instrumentId: instrument.id, rows: [makeRow('2024-07-16', close)], simulated });
}
