import 'server-only';
import type { SourceOptions } from './adapter-setup';
import { providers } from './registry';
import type { Sources } from './source';

/** Where providers are asked instead of at their public hosts, by id. */
export type SourceBaseUrls = Readonly<Record<string, string>>;

/**
 * The live providers for one run, first choice first. Make a new set per run: what a provider refused (the first 429, a used-up quota) is
 * remembered in the set, and every further call to that provider is refused at once with the same error.
 */
export function createSources(baseUrls: SourceBaseUrls, options?: SourceOptions): Sources {
  return providers.map(({ id, baseUrl, create }) => create({ baseUrl: baseUrls[id] ?? baseUrl, options }));
}
