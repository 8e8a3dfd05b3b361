import type { AdapterSetup } from './adapter-setup';
import type { Source, SourceInstrument } from './source';

/** What a provider has, as far as a plan must know it. */
export interface ProviderOffer {
  readonly kinds: readonly SourceInstrument['kind'][];
  /** Whether it gives dividend-adjusted closes beside those adjusted for splits. */
  readonly isAdjusted: boolean;
  /** Years of history, or null for all that exists. */
  readonly historyYears: number | null;
}

/** A place that closes are asked from: its folder has a client, a schema and a transform, and its row stands in the registry. */
export interface Provider {
  /** Lower case; names it in the store, the CLI (`--yahoo`) and the environment (`YAHOO_BASE_URL`). */
  readonly id: string;
  readonly baseUrl: string;
  readonly offers: ProviderOffer;
  /** Whether it answers only those who have a key. */
  readonly needsKey: boolean;
  /** Its names of the ten instruments that every store has, as far as it offers them. */
  readonly symbols: Readonly<Record<string, string>>;
  /** Its name of a stock that nobody described; absent where it has none. */
  readonly guessSymbol?: (symbol: string) => string;
  /** One of `symbols` to ask for when all that matters is whether it answers. */
  readonly probe: string;
  readonly create: (setup: AdapterSetup) => Source;
}
