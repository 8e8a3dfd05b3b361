import type { Calendar } from '@/lib/calendar/calendar';
import type { Sources } from '@/lib/sources/source';
import type { Fence } from '@/lib/store/close-row';
import { findInstrument, upsertInstruments } from '@/lib/store/instruments';
import type { Store } from '@/lib/store/store';
import type { RunReport } from '../commit/run-report';
import { isAnyAnswering } from '../pull/probe-providers';
import { pullInstruments } from '../pull/pull-instruments';
import { listMissingFunds } from './list-missing-funds';

export interface FundsRequest {
  readonly store: Store;
  /** A fresh set per use, since a set remembers which provider refused. */
  readonly createSources: () => Sources;
  readonly calendar: Calendar;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  readonly fence: Fence;
}

/** Follows the funds that are missing and pulls their history; null where no provider answers, so that nothing was begun. */
export async function followFunds(request: FundsRequest): Promise<RunReport | null> {
  const { store, createSources, calendar, now, signal, fence } = request;
  if (!(await isAnyAnswering(createSources(), calendar, now()))) return null;
  const funds = await listMissingFunds(store);
  // One that is stored as a member of a universe keeps what its rows hold.
  const described = await Promise.all(
    funds.map(async (fund) => ({ ...fund, basis: (await findInstrument(store, fund.symbol))?.basis ?? fund.basis })),
  );
  await upsertInstruments(store, described, fence);
  return await pullInstruments({
    store,
    sources: createSources(),
    calendar,
    now,
    signal,
    fence,
    origin: 'worker',
    kind: 'pull',
    symbols: funds.map(({ symbol }) => symbol),
    part: 'funds',
  });
}
