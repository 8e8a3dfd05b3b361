import type { Fence } from '@/lib/store/close-row';
import { listAnyInstruments, upsertInstruments } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { describedFunds } from './described-funds';

/**
 * Names the funds that were stored before their names were known, and bear their symbol as one; a name that somebody gave stays. Answers their
 * symbols. The caller holds the writer's lease. @throws LeaseLost.
 */
export async function nameFunds(store: Store, fence: Fence): Promise<string[]> {
  const named = new Map(describedFunds.map((fund) => [fund.symbol, fund]));
  const nameless = (await listAnyInstruments(store)).flatMap((stored) => {
    const fund = named.get(stored.symbol);
    return fund === undefined || stored.name !== stored.symbol ? [] : [{ ...stored, name: fund.name, kind: fund.kind }];
  });
  await upsertInstruments(store, nameless, fence);
  return nameless.map(({ symbol }) => symbol);
}
