import { findInstrument, upsertInstruments } from '@/lib/store/instruments';
import type { RunReport } from '../commit/run-report';
import { isAnyAnswering } from '../pull/probe-providers';
import { pullInstruments } from '../pull/pull-instruments';
import type { JobRequest } from './job-request';
import { listMissingFunds } from './list-missing-funds';
import { toWorkerPull } from './to-worker-pull';

/** Follows the funds that are missing and pulls their history; null where no provider answers, so that nothing was begun. */
export async function followFunds(request: JobRequest): Promise<RunReport | null> {
  const { store, createSources, calendar, now, fence } = request;
  if (!(await isAnyAnswering(createSources(), calendar, now(), request.probeTimeoutMs))) return null;
  const funds = await listMissingFunds(store);
  // One that is stored as a member of a universe keeps what its rows hold.
  const described = await Promise.all(
    funds.map(async (fund) => ({ ...fund, basis: (await findInstrument(store, fund.symbol))?.basis ?? fund.basis })),
  );
  await upsertInstruments(store, described, fence);
  return await pullInstruments({ ...toWorkerPull(request), kind: 'pull', symbols: funds.map(({ symbol }) => symbol), part: 'funds' });
}
