import { z } from 'zod';
import { BadSettings } from '@/lib/env';
import { hosts } from './registry';

/** Where hosts are asked instead of at their public addresses, by id, as the environment says. */
export type SourceBaseUrls = Readonly<Record<string, string>>;

const baseUrl = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));

/** The id under which another place is named for a host that is asked where its first choice refuses: `YAHOO_SPARE_BASE_URL`. */
export function spareId(id: string): string {
  return `${id}-spare`;
}

/**
 * Where every host is asked, by id: as given, else at its public address. What is given under another id is no host's and says nothing:
 * many programs have a variable that ends in `_BASE_URL`.
 * @throws BadSettings naming every host's variable that is no address.
 */
export function readBaseUrls(given: SourceBaseUrls): ReadonlyMap<string, string> {
  const addresses = hosts.flatMap(({ id, baseUrl: own, spareBaseUrl }) => [
    [id, own] as const,
    ...(spareBaseUrl === undefined ? [] : [[spareId(id), spareBaseUrl] as const]),
  ]);
  const read = addresses.map(([id, own]) => ({ id, parsed: baseUrl.safeParse(given[id] ?? own) }));
  const lines = read.flatMap(({ id, parsed }) =>
    parsed.success ? [] : [`${id.toUpperCase().replaceAll('-', '_')}_BASE_URL: an address as https://host/path, not "${given[id] ?? ''}"`],
  );
  if (lines.length > 0) throw new BadSettings(lines);
  return new Map(read.flatMap(({ id, parsed }) => (parsed.success ? [[id, parsed.data] as const] : [])));
}
