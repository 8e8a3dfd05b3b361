import 'server-only';
import { planUpsert } from './plan-row';
import type { Store } from './store';

/** Which answer: a study, the canonical query of its view, the data and the build that it came from. */
export interface KeptKey {
  readonly study: string;
  readonly query: string;
  readonly dataVersion: number;
  readonly buildId: string;
}

/** Keeps an answer for the data it was computed from; the one kept for earlier data or an earlier build goes. */
export async function keepResult(
  store: Store,
  key: KeptKey,
  { body, now }: { readonly body: string; readonly now: string },
): Promise<void> {
  const { study, query, dataVersion, buildId } = key;
  await store.write((writer) =>
    planUpsert(store, writer, 'KeptResult', ['study', 'query'], { study, query, dataVersion, buildId, body, computedAt: now }),
  );
}

/** The body kept for exactly this data and build, or null. */
export async function findKeptResult(store: Store, { study, query, dataVersion, buildId }: KeptKey): Promise<string | null> {
  const kept = await store.reader.keptResult.findFirst({ where: { study, query, dataVersion, buildId } });
  return kept?.body ?? null;
}
