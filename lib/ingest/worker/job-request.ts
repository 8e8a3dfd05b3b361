import type { Calendar } from '@/lib/calendar/calendar';
import type { HoldingsSources } from '@/lib/sources/holdings/holdings-source';
import type { SeriesSources } from '@/lib/sources/series-source';
import type { Sources } from '@/lib/sources/source';
import type { Fence } from '@/lib/store/close-row';
import type { Store } from '@/lib/store/store';
import type { ToldDividends } from '../pull/dividend-lists';

/** What every part of the worker works with. */
export interface WorkerParts {
  readonly store: Store;
  readonly createSources: () => Sources;
  readonly createHoldings: () => HoldingsSources;
  readonly createSeries: () => SeriesSources;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly signal: AbortSignal;
}

/** What a job of the worker is done with. */
export interface JobRequest extends WorkerParts {
  readonly fence: Fence;
  /** Lists of dividends that the jobs of this process were told. */
  readonly told: ToldDividends;
  /** Whether something more urgent waits: asked now and then by a job that takes long, which ends then and goes on later. */
  readonly isUrgent: () => Promise<boolean>;
  /** How long a provider has to say that it is there; 5 s unless told. */
  readonly probeTimeoutMs?: number | undefined;
}
