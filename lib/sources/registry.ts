import { cboe } from './cboe/provider';
import { fred } from './fred/provider';
import { nasdaq } from './nasdaq/provider';
import type { Provider } from './provider';
import { yahoo } from './yahoo/provider';

/** Every provider, first choice first. Adding one is its folder and a line here. */
export const providers: readonly Provider[] = [yahoo, cboe, nasdaq, fred];

export const providerIds: readonly string[] = providers.map(({ id }) => id);

/** Names of one instrument at providers, by their ids. */
export type ProviderSymbols = Readonly<Record<string, string>>;

function collect(read: (provider: Provider) => string | undefined): ProviderSymbols {
  return Object.fromEntries(providers.flatMap((provider) => {
    const name = read(provider);
    return name === undefined ? [] : [[provider.id, name] as const];
  }));
}

/** What the providers call one of the ten instruments that every store has; empty for any other. */
export function findProviderSymbols(symbol: string): ProviderSymbols {
  return collect(({ symbols }) => symbols[symbol]);
}

/** What they call a stock that nobody described. */
export function guessProviderSymbols(symbol: string): ProviderSymbols {
  return collect(({ guessSymbol }) => guessSymbol?.(symbol));
}
