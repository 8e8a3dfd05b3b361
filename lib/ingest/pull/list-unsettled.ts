import { listRuns } from '@/lib/store/ingest-runs';
import type { Store } from '@/lib/store/store';

const dayMs = 86_400_000;
// More than a worker makes in a day.
const rememberedRuns = 60;

/** Symbols whose rows were seen and refused within a day: they are asked for again tomorrow. */
export async function listUnsettled(store: Store, now: Date): Promise<ReadonlySet<string>> {
  const runs = (await listRuns(store, rememberedRuns)).filter(({ kind, startedAt }) => (kind === 'pull' || kind === 'verify') && startedAt !== null && now.getTime() - Date.parse(startedAt) < dayMs);
  return new Set(runs.flatMap(({ tasks }) => tasks.filter(({ state, rowsSeen }) => state === 'failed' && rowsSeen > 0).map(({ symbol }) => symbol)));
}
