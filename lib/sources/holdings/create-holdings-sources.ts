import 'server-only';
import type { SourceOptions } from '../adapter-setup';
import { createSetup } from '../create-setup';
import type { SourceSettings } from '../source-settings';
import type { HoldingsSources } from './holdings-source';
import { holdingsProviders } from './registry';

/**
 * The places that holdings are asked from, for one run: what one refused is remembered in the set, as with `createSources`.
 * @throws Error as `createSetup`.
 */
export function createHoldingsSources(settings: SourceSettings, options?: SourceOptions): HoldingsSources {
  return holdingsProviders.flatMap((provider) => {
    const setup = createSetup(provider, settings, options);
    return setup === null ? [] : [provider.create(setup)];
  });
}
