import { listPulledSymbols } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';

const dayMs = 86_400_000;

/** Symbols whose rows were seen and refused within a day: they are asked for again tomorrow. */
export async function listUnsettled(store: Store, now: Date): Promise<ReadonlySet<string>> {
  return await listPulledSymbols(store, new Date(now.getTime() - dayMs).toISOString(), 'refused');
}
