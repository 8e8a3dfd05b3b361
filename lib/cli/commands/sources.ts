import { readBaseUrls } from '@/lib/sources/base-urls';
import { providers } from '@/lib/sources/registry';
import type { Output } from '../output';
import { exitCodes } from '../exit-codes';
import type { Env } from '@/lib/env';

/** `sources`: the providers in the order in which they are asked, what they offer and where they are asked. */
export function sourcesCommand({ SOURCE_BASE_URLS }: Env, output: Output): number {
  const baseUrls = readBaseUrls(SOURCE_BASE_URLS);
  const rows = providers.map(({ id, baseUrl, offers, needsKey }) => ({ id, ...offers, needsKey, baseUrl: baseUrls.get(id) ?? baseUrl }));
  const lines = rows.map(({ id, kinds, isAdjusted, historyYears, needsKey, baseUrl }) => {
    const history = historyYears === null ? 'all history' : `${historyYears} years`;
    return `${id}: ${kinds.join(', ')}; ${history}; ${isAdjusted ? 'prices and dividend-adjusted closes' : 'prices'}; ${needsKey ? 'needs a key' : 'no key'}; ${baseUrl}`;
  });
  output.result(rows, lines);
  return exitCodes.ok;
}
