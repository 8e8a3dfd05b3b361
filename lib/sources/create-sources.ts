import 'server-only';
import type { SourceOptions } from './adapter-setup';
import { createCboeSource } from './cboe/client';
import { createFredSource } from './fred/client';
import { createNasdaqSource } from './nasdaq/client';
import type { Sources } from './source';
import { createYahooSource } from './yahoo/client';

/** The part of the environment that names the providers' hosts. */
export interface SourceBaseUrls {
  readonly YAHOO_BASE_URL: string;
  readonly CBOE_BASE_URL: string;
  readonly NASDAQ_BASE_URL: string;
  readonly FRED_BASE_URL: string;
}

/**
 * The live providers for one run. Make a new set per run: what a provider refused (the first 429, a used-up quota) is
 * remembered in the set, and every further call to that provider is refused at once with the same error.
 */
export function createSources(baseUrls: SourceBaseUrls, options?: SourceOptions): Sources {
  return {
    yahoo: createYahooSource({ baseUrl: baseUrls.YAHOO_BASE_URL, options }),
    cboe: createCboeSource({ baseUrl: baseUrls.CBOE_BASE_URL, options }),
    nasdaq: createNasdaqSource({ baseUrl: baseUrls.NASDAQ_BASE_URL, options }),
    fred: createFredSource({ baseUrl: baseUrls.FRED_BASE_URL, options }),
  };
}
