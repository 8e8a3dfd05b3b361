import type { AdapterSetup } from './adapter-setup';
import type { BatchOffer } from './batch-offer';
import type { RequestLimits } from './request-limits';
import type { Source, SourceInstrument } from './source';

/** Who may see what comes from a host: `restricted` is for the operator's own use, `public` may be passed on. */
export type LicenceClass = 'restricted' | 'public';

/** What all that is asked over the network has in common, whatever it gives: closes, holdings, series. */
export interface ProviderHost {
  /** Lower case; names it in the store, the CLI (`--yahoo`) and the environment (`YAHOO_BASE_URL`). */
  readonly id: string;
  /** As printed. */
  readonly name: string;
  readonly baseUrl: string;
  /** Asked in place of `baseUrl` for the rest of a run whose very first request there was answered with 429. */
  readonly spareBaseUrl?: string;
  /** What it allows on its smallest plan. */
  readonly limits: RequestLimits;
  readonly licenceClass: LicenceClass;
  /** Environment variables of its key, in the order in which `AdapterSetup.keys` gives their values; null where it asks for none. Without them it is not asked. */
  readonly key: readonly string[] | null;
}

/** What a provider has, as far as a plan must know it. */
export interface ProviderOffer {
  readonly kinds: readonly SourceInstrument['kind'][];
  /** Whether it gives dividend-adjusted closes beside those adjusted for splits. */
  readonly isAdjusted: boolean;
  /** Years of history on its smallest plan, or null for all that exists. */
  readonly historyYears: number | null;
  /** Null: one request per name. */
  readonly batch: BatchOffer | null;
  /** Whether its sources have `fetchDividends`; not unless told. */
  readonly listsDividends?: boolean;
}

/** A place that closes are asked from: its folder has a client, a schema and a transform, and its row stands in the registry. */
export interface Provider extends ProviderHost {
  readonly offers: ProviderOffer;
  /** Whether its close may be the second one that confirms a suspicious move: it covers every venue and does not come from another provider of the list. */
  readonly mayConfirm: boolean;
  /** Its names of the ten instruments that every store has, as far as it offers them. */
  readonly symbols: Readonly<Record<string, string>>;
  /** Its name of a stock that nobody described; absent where it has none. */
  readonly guessSymbol?: (symbol: string) => string;
  /** One of `symbols` to ask for when all that matters is whether it answers. */
  readonly probe: string;
  readonly create: (setup: AdapterSetup) => Source;
}
