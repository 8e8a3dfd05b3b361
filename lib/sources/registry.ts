import { alfred } from './alfred/host';
import { alpaca } from './alpaca/provider';
import { alphaVantage } from './alpha-vantage/provider';
import { cboe } from './cboe/provider';
import { eodhd } from './eodhd/provider';
import { fmp } from './fmp/provider';
import { fred } from './fred/provider';
import { fredApi } from './fred-api/host';
import { massive } from './massive/provider';
import { nasdaq } from './nasdaq/provider';
import { holdingsProviders } from './holdings/registry';
import type { Provider, ProviderHost } from './provider';
import type { SourceInstrument } from './source';
import { stooq } from './stooq/provider';
import { tiingo } from './tiingo/provider';
import { twelveData } from './twelve-data/provider';
import { yahoo } from './yahoo/provider';

/**
 * Every provider, first choice first. Adding one is its folder and a line here. Whoever sets a key wants that feed: those with one come before
 * those without, but for those whose smallest plan has a part of the history alone, or few requests a day: they help out. A history that
 * a split rewrites is asked for as a whole, which they could not give. Who has no dividend-adjusted closes is filled by the next that has.
 */
export const providers: readonly Provider[] = [
  tiingo,
  twelveData,
  yahoo,
  cboe,
  nasdaq,
  fmp,
  eodhd,
  alphaVantage,
  stooq,
  alpaca,
  massive,
  fred,
];

/** All that is asked over the network, whatever it gives: those who give something else than closes join here. */
export const hosts: readonly ProviderHost[] = [...providers, ...holdingsProviders, alfred, fredApi];

export const providerIds: readonly string[] = providers.map(({ id }) => id);

/** @throws RangeError for an id that is no provider's. */
export function requireProvider(id: string): Provider {
  const provider = providers.find((one) => one.id === id);
  if (provider === undefined) throw new RangeError(`no provider ${id}`);
  return provider;
}

/** Names of one instrument at providers, by their ids. */
export type ProviderSymbols = Readonly<Record<string, string>>;

function collect(read: (provider: Provider) => string | undefined): ProviderSymbols {
  return Object.fromEntries(
    providers.flatMap((provider) => {
      const name = read(provider);
      return name === undefined ? [] : [[provider.id, name] as const];
    }),
  );
}

/** What the providers call one of the ten instruments that every store has; empty for any other. */
export function findProviderSymbols(symbol: string): ProviderSymbols {
  return collect(({ symbols }) => symbols[symbol]);
}

/**
 * Names of an instrument at every provider: as stored, and at one that joined later what it calls it itself. One that was taken away is stored
 * empty and stays so; who has no name anywhere has none here.
 */
export function completeProviderSymbols({ symbol, kind, providerSymbols: stored }: SourceInstrument): ProviderSymbols {
  if (Object.values(stored).every((name) => name === '')) return stored;
  const guessed = kind === 'stock' || kind === 'etf' ? guessProviderSymbols(symbol) : {};
  return { ...guessed, ...findProviderSymbols(symbol), ...stored };
}

/** What they call a stock that nobody described. */
export function guessProviderSymbols(symbol: string): ProviderSymbols {
  return collect(({ guessSymbol }) => guessSymbol?.(symbol));
}
