import { listPulledSymbols } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';

const weekMs = 7 * 86_400_000;

/**
 * The symbols that a provider answered for since the week began (UTC, Thursday). A gap that stays open after an answer is one that
 * the provider has no close for, such as GOOGL in October 2024: it is asked for again with the first run of a week, not in
 * every run.
 */
export async function listAskedLately(store: Store, now: Date): Promise<ReadonlySet<string>> {
  return await listPulledSymbols(store, new Date(Math.floor(now.getTime() / weekMs) * weekMs).toISOString(), 'answered');
}
