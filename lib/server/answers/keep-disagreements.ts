import 'server-only';
import { z } from 'zod';
import { isSessionDate } from '@/lib/calendar/session-date';
import { listDisagreements } from '@/lib/store/close-checks';
import { getDataVersion } from '@/lib/store/data-version';
import { findKeptResult, keepResult } from '@/lib/store/kept-results';
import type { Store } from '@/lib/store/store';
import type { DisagreementEffect } from '../pages/models/disagreements';
import { getBuildId } from '../http/build-id';
import { compareDisagreements } from './compare-disagreements';
import { forgetMarkets, loadMarket } from './load-market';

/** Where it is kept among the answers computed ahead; no study is called so. */
const name = 'disagreements';

const sentence = z.string().nullable();
const kept = z.array(
  z.object({
    symbol: z.string(),
    session: z.string().refine(isSessionDate),
    otherSource: z.string(),
    otherClose: z.number(),
    changes: z.array(z.object({ study: z.string(), title: z.string(), href: z.string(), now: sentence, then: sentence })).nullable(),
  }),
);

const toKey = (dataVersion: number) => ({ study: name, query: '', dataVersion, buildId: getBuildId() });

/** What would follow from the newest disagreements at a data version, as the worker kept it; null where it has not yet. */
export async function recallEffects(store: Store, dataVersion: number): Promise<readonly DisagreementEffect[] | null> {
  const body = await findKeptResult(store, toKey(dataVersion));
  return body === null ? null : kept.parse(JSON.parse(body));
}

/**
 * For the worker to call often: where the data have changed since the last call, by whomever, it is found which sentences the closes that sources
 * differ on would change, and kept for the page of the data. One query when nothing has changed; a version that fails is not tried again.
 */
export function createDisagreementKeeper(
  store: Store,
  { now, log }: { readonly now: () => Date; readonly log: (text: string) => void },
): () => Promise<void> {
  let seen = 0;
  return async () => {
    const { version, simulated } = await getDataVersion(store);
    if (version === seen) return;
    seen = version;
    const found = await listDisagreements(store);
    if (simulated || found.length === 0 || (await recallEffects(store, version)) !== null) return;
    // The version may have risen within the seconds for which a process believes the last one it read.
    forgetMarkets();
    try {
      const started = performance.now();
      const market = await loadMarket();
      const effects = await compareDisagreements(market, found);
      await keepResult(store, toKey(market.dataVersion), { body: JSON.stringify(effects), now: now().toISOString() });
      const changed = effects.filter(({ changes }) => (changes ?? []).length > 0).length;
      log(
        `closes on which sources differ: ${found.length}; of ${effects.length} compared ${changed} would change a sentence; data version ${market.dataVersion}, ${Math.round(performance.now() - started)} ms`,
      );
    } finally {
      forgetMarkets();
    }
  };
}
