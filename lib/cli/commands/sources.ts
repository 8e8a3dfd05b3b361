import type { Env } from '@/lib/env';
import { listSources } from '@/lib/sources/list-sources';
import { exitCodes } from '../exit-codes';
import type { Output } from '../output';

/** `sources`: the providers in the order in which they are asked, then those of holdings and series, what they offer and allow, where they are asked, and whether they can be. */
export function sourcesCommand(env: Env, output: Output): number {
  const rows = listSources(env);
  const lines = rows.map(({ id, name, gives, history, limits, licenceClass, key, isConfigured, baseUrl }) => {
    const needs = key === null ? 'no key' : isConfigured ? 'key is set' : `not asked: set ${key.join(' and ')}`;
    return `${id} (${name}): ${gives}; ${history}; ${limits}; ${licenceClass}; ${needs}; ${baseUrl}`;
  });
  output.result(rows, lines);
  return exitCodes.ok;
}
