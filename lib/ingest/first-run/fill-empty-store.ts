import type { Calendar } from '@/lib/calendar/calendar';
import type { Sources } from '@/lib/sources/source';
import type { Fence } from '@/lib/store/close-row';
import { getDataVersion } from '@/lib/store/data-version';
import { listInstruments, upsertInstrument } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import type { SampleMemberPlan } from '@/prisma/sample/generate-sample-members';
import { defaultInstruments } from '../securities/default-instruments';
import { loadSample } from './load-sample';
import { probeProviders } from '../pull/probe-providers';
import { pullInstruments } from '../pull/pull-instruments';
import type { RunProgress, RunReport } from '../commit/run-report';

export interface FillRequest {
  readonly store: Store;
  /** A fresh set per use, since a set remembers which provider refused. */
  readonly createSources: () => Sources;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly fence: Fence;
  readonly firstRun: 'auto' | 'sample' | 'none';
  readonly probeTimeoutMs?: number;
  /** Members of the sample market, see `loadSample`. */
  readonly members?: SampleMemberPlan | null;
  readonly onProgress?: (progress: RunProgress) => void;
}

export interface FillReport {
  readonly filled: 'nothing' | 'real' | 'sample';
  readonly text: string;
  readonly run: RunReport | null;
}

/**
 * Fills a store that never held a close: from the providers where one answers within five seconds, else with the sample
 * market, which the first successful pull or import replaces. A store that was ever filled is left alone.
 */
export async function fillEmptyStore(request: FillRequest): Promise<FillReport> {
  const { store, calendar, now, fence, firstRun } = request;
  if ((await getDataVersion(store)).version > 0) return { filled: 'nothing', text: 'The store holds data already.', run: null };
  if ((await listInstruments(store)).length === 0) {
    for (const instrument of defaultInstruments) await upsertInstrument(store, instrument);
  }
  if (firstRun === 'none') return { filled: 'nothing', text: 'FIRST_RUN=none: the store stays empty.', run: null };
  let why = firstRun === 'sample' ? 'as asked' : 'no provider answered';
  if (firstRun === 'auto') {
    const answering = await probeProviders(request.createSources(), calendar, now(), request.probeTimeoutMs);
    if (answering.length > 0) {
      const run = await pullInstruments({
        store,
        sources: request.createSources(),
        calendar,
        now,
        fence,
        origin: 'start',
        onProgress: request.onProgress,
      });
      if (run.dataVersion > 0) return { filled: 'real', text: `Pulled full histories; answering: ${answering.join(', ')}.`, run };
      why = run.message ?? why;
    }
  }
  const run = await loadSample({ store, calendar, now, fence, members: request.members });
  return { filled: 'sample', text: `Loaded the sample market (${why}): simulated data, replaced by the first pull or import.`, run };
}
