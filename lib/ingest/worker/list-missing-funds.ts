import type { InstrumentInput } from '@/lib/store/instruments';
import { listNeverFollowed } from '@/lib/store/never-followed';
import type { Store } from '@/lib/store/store';
import { describedFunds } from '../securities/described-funds';

/** The funds of indices, sizes and sectors that the worker follows by itself and that were never followed: one that somebody removed stays away. */
export async function listMissingFunds(store: Store): Promise<InstrumentInput[]> {
  const missing = new Set(
    await listNeverFollowed(
      store,
      describedFunds.map(({ symbol }) => symbol),
    ),
  );
  return describedFunds.filter(({ symbol }) => missing.has(symbol));
}
