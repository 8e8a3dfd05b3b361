import type { Env } from '@/lib/env';
import { readBaseUrls } from '@/lib/sources/base-urls';
import { readKeys } from '@/lib/sources/create-setup';
import { holdingsProviders } from '@/lib/sources/holdings/registry';
import { readLimits } from '@/lib/sources/read-limits';
import { providers } from '@/lib/sources/registry';
import type { RequestLimits } from '@/lib/sources/request-limits';
import { exitCodes } from '../exit-codes';
import type { Output } from '../output';

function describeLimits({ perMinute, perHour, perDay, atOnce, spacingMs }: RequestLimits): string {
  const counted = [[perMinute, 'minute'], [perHour, 'hour'], [perDay, 'day']] as const;
  return [...counted.flatMap(([most, unit]) => (most === null ? [] : [`${most} a ${unit}`])), `${atOnce} at once`, `${spacingMs} ms apart`].join(', ');
}

/** `sources`: the providers in the order in which they are asked, then those of holdings, what they offer and allow, where they are asked, and whether they can be. */
export function sourcesCommand(env: Env, output: Output): number {
  const baseUrls = readBaseUrls(env.SOURCE_BASE_URLS);
  const rows = providers.map((provider) => {
    const { id, name, baseUrl, offers, limits, licenceClass, key, mayConfirm } = provider;
    return { id, name, ...offers, limits: readLimits(id, limits, env.SOURCE_LIMITS[id]), licenceClass, mayConfirm, key, isConfigured: readKeys(provider, env) !== null, baseUrl: baseUrls.get(id) ?? baseUrl };
  });
  const lines = rows.map(({ id, name, kinds, isAdjusted, historyYears, limits, licenceClass, key, isConfigured, baseUrl }) => {
    const history = historyYears === null ? 'all history' : `${historyYears} years`;
    const needs = key === null ? 'no key' : isConfigured ? 'key is set' : `not asked: set ${key.join(' and ')}`;
    return `${id} (${name}): ${kinds.join(', ')}; ${history}; ${isAdjusted ? 'prices and dividend-adjusted closes' : 'prices'}; ${describeLimits(limits)}; ${licenceClass}; ${needs}; ${baseUrl}`;
  });
  const holders = holdingsProviders.map(({ id, name, baseUrl, funds, since, hasWeights, hasSectors, limits, licenceClass, key }) => ({ id, name, kinds: ['holdings'], funds, since, hasWeights, hasSectors, limits, licenceClass, key, baseUrl: baseUrls.get(id) ?? baseUrl }));
  const held = holders.map(({ id, name, funds, since, hasWeights, hasSectors, limits, licenceClass, baseUrl }) => {
    const parts = ['members', ...(hasWeights ? ['weights'] : []), ...(hasSectors ? ['sectors'] : [])].join(', ');
    return `${id} (${name}): ${parts} of ${funds.join(', ')}; ${since === null ? 'the newest alone' : `since ${since.slice(0, 7)}`}; ${describeLimits(limits)}; ${licenceClass}; no key; ${baseUrl}`;
  });
  output.result([...rows, ...holders], [...lines, ...held]);
  return exitCodes.ok;
}
