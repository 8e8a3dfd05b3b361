import 'server-only';
import { getDataVersion } from '@/lib/store/data-version';
import { findKeptResult, keepResult } from '@/lib/store/kept-results';
import type { Store } from '@/lib/store/store';
import { getBuildId } from '../http/build-id';
import { readView } from './read-view';
import { forgetMarkets } from './load-market';
import { runStudy } from './run-study';

/** The study whose answer as it starts is on the front page, which must not wait for it. */
const study = 'facts';

async function keepScan(store: Store, version: number, now: () => Date): Promise<string | null> {
  const buildId = getBuildId();
  if ((await findKeptResult(store, { study, query: '', dataVersion: version, buildId })) !== null) return null;
  const started = performance.now();
  const result = await runStudy(readView(study, new URLSearchParams()));
  const tookMs = Math.round(performance.now() - started);
  await keepResult(
    store,
    { study, query: '', dataVersion: result.dataVersion, buildId },
    { body: JSON.stringify(result), now: now().toISOString() },
  );
  return `${study} as of ${result.asOf} kept for data version ${result.dataVersion}, ${tookMs} ms`;
}

/**
 * For the worker to call often: where the data have changed since the last call, by whomever, the facts are looked for and
 * kept for the web process. One query when nothing has changed; a version that fails is not tried again.
 */
export function createScanKeeper(
  store: Store,
  { now, log }: { readonly now: () => Date; readonly log: (text: string) => void },
): () => Promise<void> {
  let seen = 0;
  return async () => {
    const { version } = await getDataVersion(store);
    if (version === seen) return;
    seen = version;
    // The version may have risen within the seconds for which a process believes the last one it read.
    forgetMarkets();
    try {
      const line = await keepScan(store, version, now);
      if (line !== null) log(line);
    } finally {
      forgetMarkets();
    }
  };
}
