import { getDataVersion } from '@/lib/store/data-version';
import { refreshBreadth, type RefreshBreadthOptions } from './refresh-breadth';
import { LeaseNotObtained, withLease } from '../commit/with-lease';

/** For the worker to call often: where the data have changed since the last call, by whomever, the universes are counted. One query when nothing has changed. */
export function createBreadthFollower(options: RefreshBreadthOptions & { readonly log: (text: string) => void }): () => Promise<void> {
  const { store, log } = options;
  let seen = -1;
  return async () => {
    const { version } = await getDataVersion(store);
    if (version === seen) return;
    // A version that fails is not tried again: the web process counts for itself meanwhile.
    seen = version;
    try {
      const refreshed = await withLease(store, { label: 'worker, breadth', waitMs: 0 }, () => refreshBreadth(options));
      for (const { universeId, basis, done, sessions } of refreshed)
        if (done !== 'kept') log(`breadth of ${universeId} (${basis}) ${done}: ${sessions} sessions`);
    } catch (error) {
      // Whoever writes now counts afterwards; the next look finds out.
      if (!(error instanceof LeaseNotObtained)) throw error;
      seen = -1;
    }
  };
}
