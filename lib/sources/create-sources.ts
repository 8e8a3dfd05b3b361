import 'server-only';
import type { SourceOptions } from './adapter-setup';
import { readBaseUrls, type SourceBaseUrls } from './base-urls';
import { providers } from './registry';
import type { Sources } from './source';

/**
 * The live providers for one run, first choice first. Make a new set per run: what a provider refused (the first 429, a used-up quota) is
 * remembered in the set, and every further call to that provider is refused at once with the same error.
 * @throws Error where it is said that a provider is asked at what is no address.
 */
export function createSources(baseUrls: SourceBaseUrls, options?: SourceOptions): Sources {
  const read = readBaseUrls(baseUrls);
  return providers.map(({ id, baseUrl, create }) => create({ baseUrl: read.get(id) ?? baseUrl, options }));
}
