import { getDataVersion } from '@/lib/store/data-version';
import type { Store } from '@/lib/store/store';

/** Real data were to be added to the sample market. */
export class SampleMarketHeld extends Error {
  override readonly name = 'SampleMarketHeld';

  constructor(what: string) {
    super(
      `The store holds the sample market, and ${what} of the real one cannot stand beside it. Import closes first, which replaces the sample market whole: npm run data -- import <dir> (or npm run data -- pull). Nothing was stored.`,
    );
  }
}

/** @throws SampleMarketHeld while the store holds the sample market; an empty store is fine. */
export async function requireRealData(store: Store, what: string): Promise<void> {
  if ((await getDataVersion(store)).simulated) throw new SampleMarketHeld(what);
}
