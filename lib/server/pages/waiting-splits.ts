import 'server-only';
import { adviseOnSplit, type SplitAdvice } from '@/lib/format/split-advice';
import { listWaitingSplits } from '@/lib/ingest/judge/list-waiting-splits';
import { keepOnProcess } from '@/lib/keep/keep';
import { stampQuarantine } from '@/lib/store/quarantine';
import type { Store } from '@/lib/store/store';
import type { LoadedMarket } from '../answers/load-market';

const kept = keepOnProcess<readonly SplitAdvice[]>('waiting splits', { mostEntries: 2 });

/** What looks like a split in the quarantine, and what can be done: found once for what is stored, which `stamp` names, and what waits. */
export async function loadWaitingSplits(store: Store, { stamp }: Pick<LoadedMarket, 'stamp'>): Promise<readonly SplitAdvice[]> {
  const key = [store.databaseUrl, stamp, await stampQuarantine(store)].join('|');
  return await kept.get(key, async () => (await listWaitingSplits(store)).map(adviseOnSplit));
}
