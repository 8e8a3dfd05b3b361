import { createInstruments, listAnyInstruments, upsertInstruments, type StoredInstrument } from '@/lib/store/instruments';
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
  const simulated = wanted.filter((symbol) => stored.get(symbol)?.licenceClass === 'simulated');
  await upsertInstruments(
    store,
    simulated.map((symbol) => ({ ...describeMember(symbol), tracked: stored.get(symbol)?.tracked === true })),
  );
  const ensured = await read();
  // Removed instruments come back by being described again.
  const removed = wanted.filter((symbol) => !ensured.has(symbol));
  for (const instrument of await upsertInstruments(store, removed.map(describeMember))) ensured.set(instrument.symbol, instrument);
  return ensured;
}
