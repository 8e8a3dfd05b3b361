import 'server-only';
import type { SourceOptions } from './adapter-setup';
import { createSetup } from './create-setup';
import { providers } from './registry';
import type { Sources } from './source';
import type { SourceSettings } from './source-settings';

/**
 * The live providers for one run that need no key or have one, first choice first. Make a new set per run: what a provider refused (the first
 * 429, a used-up quota) is remembered in the set, and every further call to that provider is refused at once with the same error.
 * @throws Error as `createSetup`.
 */
export function createSources(settings: SourceSettings, options?: SourceOptions): Sources {
  return providers.flatMap((provider) => {
    const setup = createSetup(provider, settings, options);
    return setup === null ? [] : [provider.create(setup)];
  });
}
