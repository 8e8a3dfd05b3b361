import { newYorkDate } from '@/lib/calendar/new-york-date';
import { createJobRunner, type JobRunnerOptions } from '@/lib/ingest/worker/create-job-runner';
import type { SourceOptions } from '@/lib/sources/adapter-setup';
import { createSeriesSources } from '@/lib/sources/create-series-sources';
import { createSources } from '@/lib/sources/create-sources';
import { createHoldingsSources } from '@/lib/sources/holdings/create-holdings-sources';
import type { Sources } from '@/lib/sources/source';
import type { SourceSettings } from '@/lib/sources/source-settings';
import type { Fence } from '@/lib/store/close-row';
import type { startFakeClock } from './fake-clock';

export interface ClockedRunner extends Pick<JobRunnerOptions, 'store' | 'calendar'> {
  readonly clock: ReturnType<typeof startFakeClock>;
  readonly settings: SourceSettings;
  readonly fence: Fence;
}

/**
 * The worker's own loop on a fake clock: the limits of every provider are kept in its time, and a request that a busy machine takes minutes for is
 * none that fails.
 */
export function createClockedRunner({ store, calendar, clock, settings, fence }: ClockedRunner): {
  readonly runner: ReturnType<typeof createJobRunner>;
  readonly createSources: () => Sources;
  readonly now: () => Date;
  /** For sources of other kinds. */
  readonly options: SourceOptions;
} {
  const now = () => new Date(clock.now());
  const options = {
    now: clock.now,
    turns: clock,
    sleep: clock.wait,
    random: () => 0.5,
    attemptTimeoutMs: 600_000,
    deadlineMs: 3_600_000,
    today: () => newYorkDate(now().toISOString()),
  };
  const create = () => createSources(settings, options);
  const runner = createJobRunner({
    store,
    calendar,
    now,
    signal: new AbortController().signal,
    log: () => undefined,
    asHolder: (_, work) => work(fence),
    createSources: create,
    createHoldings: () => createHoldingsSources(settings, options),
    createSeries: () => createSeriesSources(settings, options),
  });
  return { runner, createSources: create, now, options };
}
