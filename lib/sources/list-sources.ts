import 'server-only';
import { readBaseUrls } from './base-urls';
import { readKeys } from './create-setup';
import { holdingsProviders } from './holdings/registry';
import type { LicenceClass, ProviderHost } from './provider';
import { readLimits } from './read-limits';
import { hosts, providers } from './registry';
import type { RequestLimits } from './request-limits';
import type { SourceSettings } from './source-settings';

/** A source as it is told of, in words. No key is in it: only the names of the variables that hold one. */
export interface ListedSource {
  readonly id: string;
  readonly name: string;
  readonly gives: string;
  readonly history: string;
  /** On its smallest plan, or as the environment says. */
  readonly limits: string;
  readonly licenceClass: LicenceClass;
  readonly key: readonly string[] | null;
  /** Whether it is asked: it needs no key, or has one. */
  readonly isConfigured: boolean;
  readonly baseUrl: string;
}

function tellLimits({ perMinute, perHour, perDay, atOnce, spacingMs }: RequestLimits): string {
  const counted = [
    [perMinute, 'a minute'],
    [perHour, 'an hour'],
    [perDay, 'a day'],
  ] as const;
  return [
    ...counted.flatMap(([most, unit]) => (most === null ? [] : [`${most} ${unit}`])),
    `${atOnce} at once`,
    `${spacingMs} ms apart`,
  ].join(', ');
}

function tellYears(years: number | null): string {
  if (years === null) return 'all history';
  return years < 1 ? `${Math.round(years * 12)} months` : years === 1 ? '1 year' : `${years} years`;
}

const kindNames = { index: 'indices', stock: 'stocks', etf: 'funds', composite: 'composites' } as const;

/**
 * Every source of closes in the order in which it is asked, then those of holdings and of series, and whether it can be asked.
 * @throws Error as `createSetup`.
 */
export function listSources(settings: SourceSettings): readonly ListedSource[] {
  const baseUrls = readBaseUrls(settings.SOURCE_BASE_URLS);
  const list = (host: ProviderHost, gives: string, history: string): ListedSource => {
    const { id, name, limits, licenceClass, key, baseUrl } = host;
    return {
      id,
      name,
      gives,
      history,
      limits: tellLimits(readLimits(id, limits, settings.SOURCE_LIMITS[id])),
      licenceClass,
      key,
      isConfigured: readKeys(host, settings) !== null,
      baseUrl: baseUrls.get(id) ?? baseUrl,
    };
  };
  const closes = providers.map((provider) => {
    const { kinds, isAdjusted, historyYears, batch, listsDividends = false } = provider.offers;
    const parts = [
      `closes of ${kinds.map((kind) => kindNames[kind]).join(', ')}`,
      ...(isAdjusted ? ['also adjusted for dividends'] : []),
      ...(batch === null ? [] : ['many in one request']),
      ...(listsDividends ? ['dividends of all stocks by their day'] : []),
    ];
    return list(provider, parts.join('; '), tellYears(historyYears));
  });
  const holdings = holdingsProviders.map((provider) => {
    const parts = ['members', ...(provider.hasWeights ? ['weights'] : []), ...(provider.hasSectors ? ['sectors'] : [])];
    return list(
      provider,
      `${parts.join(', ')} of ${provider.funds.join(', ')}`,
      provider.since === null ? 'the newest alone' : `since ${provider.since.slice(0, 7)}`,
    );
  });
  const told = new Set([...closes, ...holdings].map(({ id }) => id));
  const series = hosts.filter(({ id }) => !told.has(id)).map((host) => list(host, 'series, as known on a day', 'all history'));
  return [...closes, ...holdings, ...series];
}
