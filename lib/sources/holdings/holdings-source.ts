import type { SessionDate } from '@/lib/calendar/session-date';
import type { AdapterSetup } from '../adapter-setup';
import type { ProviderHost } from '../provider';
import type { Holdings } from './holdings';

export interface HoldingsRequest {
  /** One of the provider's funds. */
  readonly fund: string;
  /** A session of the past; the newest that is published, where left out. */
  readonly asOf?: SessionDate | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Tries in all; 3 unless told. */
  readonly attempts?: number | undefined;
}

/** What index funds hold, from one place that publishes it. */
export interface HoldingsSource {
  readonly id: string;
  /**
   * @throws SourceError, and no other error: `no_data_yet` for a session that is not published, `not_found` for a fund that it does not have,
   * or a past session where it keeps none.
   */
  fetchHoldings(request: HoldingsRequest): Promise<Holdings>;
}

/** Those of one run. */
export type HoldingsSources = readonly HoldingsSource[];

/** A place that holdings are asked from: its folder has a client, a schema and a transform, and its row stands in the registry. */
export interface HoldingsProvider extends ProviderHost {
  /** Tickers of its funds, or names of its lists. */
  readonly funds: readonly string[];
  /** The first month of which it still answers, or null where it knows the newest alone. */
  readonly since: SessionDate | null;
  /** Whether it gives weights and sectors beside the names. */
  readonly hasWeights: boolean;
  readonly hasSectors: boolean;
  readonly create: (setup: AdapterSetup) => HoldingsSource;
}
