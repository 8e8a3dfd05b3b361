import { createInstruments, listAnyInstruments, upsertInstrument, type StoredInstrument } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import { describeMember } from './default-instruments';

/**
 * The instruments with these symbols, by symbol. Those that are not stored are created, not followed; what the sample market left behind
 * under the same symbol is described anew.
 */
export async function ensureMembers(store: Store, symbols: Iterable<string>): Promise<Map<string, StoredInstrument>> {
  const wanted = [...new Set(symbols)];
  const read = async () => new Map((await listAnyInstruments(store)).map((instrument) => [instrument.symbol, instrument]));
  const stored = await read();
  await createInstruments(store, wanted.filter((symbol) => !stored.has(symbol)).map(describeMember));
  for (const symbol of wanted) {
    if (stored.get(symbol)?.licenceClass === 'simulated') await upsertInstrument(store, { ...describeMember(symbol), tracked: stored.get(symbol)?.tracked === true });
  }
  const ensured = await read();
  // Removed instruments come back by being described again.
  const removed = wanted.filter((symbol) => !ensured.has(symbol));
  for (const symbol of removed) ensured.set(symbol, await upsertInstrument(store, describeMember(symbol)));
  return ensured;
}
