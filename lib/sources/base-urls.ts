import { z } from 'zod';
import { providers } from './registry';

/** Where providers are asked instead of at their public hosts, by id, as the environment says. */
export type SourceBaseUrls = Readonly<Record<string, string>>;

const baseUrl = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

/**
 * Where every provider is asked, by id: as given, else at its public host. What is given under another id is no provider's and says nothing:
 * many programs have a variable that ends in `_BASE_URL`.
 * @throws Error naming every provider's variable that is no address.
 */
export function readBaseUrls(given: SourceBaseUrls): ReadonlyMap<string, string> {
  const read = providers.map(({ id, baseUrl: own }) => ({ id, parsed: baseUrl.safeParse(given[id] ?? own) }));
  const lines = read.flatMap(({ id, parsed }) => (parsed.success ? [] : [`  ${id.toUpperCase().replaceAll('-', '_')}_BASE_URL: an address as https://host/path, not "${given[id] ?? ''}"`]));
  if (lines.length > 0) throw new Error(`The environment has values that Broadtape cannot use:\n${lines.join('\n')}`);
  return new Map(read.flatMap(({ id, parsed }) => (parsed.success ? [[id, parsed.data] as const] : [])));
}
