import 'server-only';
import type { SourceOptions } from './adapter-setup';
import { createAlfredSource } from './alfred/client';
import { alfred } from './alfred/host';
import { createSetup } from './create-setup';
import { createFredSeriesSource } from './fred/series-client';
import { fred } from './fred/provider';
import { createFredApiSource } from './fred-api/client';
import { fredApi } from './fred-api/host';
import type { ProviderHost } from './provider';
import type { SeriesSources } from './series-source';
import type { SourceSettings } from './source-settings';

/**
 * Where series are asked for one run: FRED for what they are today, its interface for programs for what they were where there is a key, else
 * ALFRED. Make a new set per run, as of `createSources`.
 * @throws Error as `createSetup`.
 */
export function createSeriesSources(settings: SourceSettings, options?: SourceOptions): SeriesSources {
  const open = (host: ProviderHost) => {
    const setup = createSetup(host, settings, options);
    if (setup === null) throw new Error(`${host.id} asks for no key`);
    return setup;
  };
  const keyed = createSetup(fredApi, settings, options);
  return {
    current: createFredSeriesSource(open(fred)),
    vintages: keyed === null ? createAlfredSource(open(alfred)) : createFredApiSource(keyed),
  };
}
