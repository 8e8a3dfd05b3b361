import type { AdapterSetup, SourceOptions } from './adapter-setup';
import { readBaseUrls, spareId } from './base-urls';
import type { ProviderHost } from './provider';
import { readLimits } from './read-limits';
import type { SourceSettings } from './source-settings';
import { writeUserAgent } from './user-agent';

/** The key of a host, a value per variable that it names; null where one is not set. A host without a key has an empty one. */
export function readKeys({ key }: Pick<ProviderHost, 'key'>, { readKey }: Pick<SourceSettings, 'readKey'>): readonly string[] | null {
  const values = (key ?? []).map(readKey);
  return values.every((value) => value !== null) ? values : null;
}

/**
 * What an adapter of a host is made with; null where the host needs a key that is not set: it is not asked then.
 * @throws BadSettings where the environment says that a provider is asked at what is no address, or holds a key that cannot be one.
 */
export function createSetup(host: ProviderHost, settings: SourceSettings, options?: SourceOptions): AdapterSetup | null {
  const baseUrls = readBaseUrls(settings.SOURCE_BASE_URLS);
  const keys = readKeys(host, settings);
  if (keys === null) return null;
  const isMoved = settings.SOURCE_BASE_URLS[host.id] !== undefined;
  // Who is sent elsewhere is not sent to the public spare.
  const hasSpare = !isMoved || settings.SOURCE_BASE_URLS[spareId(host.id)] !== undefined;
  return {
    baseUrl: baseUrls.get(host.id) ?? host.baseUrl,
    spareBaseUrl: (hasSpare ? baseUrls.get(spareId(host.id)) : null) ?? null,
    limits: { ...readLimits(host.id, host.limits, settings.SOURCE_LIMITS[host.id]), ...options?.limits },
    keys,
    userAgent: writeUserAgent(settings),
    options,
  };
}
