import type { Calendar } from '@/lib/calendar/calendar';
import { countDaysBetween } from '@/lib/calendar/civil-date';
import type { SessionDate } from '@/lib/calendar/session-date';
import { listCheckedOn } from '@/lib/store/close-checks';
import { listLackingInstruments } from '@/lib/store/lacking-closes';
import { listFollowed } from '@/lib/store/followed-universes';
import { listInstruments } from '@/lib/store/instruments';
import type { RunReport } from '../commit/run-report';
import { isAnyAnswering, probeProviders } from '../pull/probe-providers';
import { pullDividends } from '../pull/pull-dividends';
import { pullInstruments } from '../pull/pull-instruments';
import { pullUniverse } from '../pull/pull-universe';
import { listDueSeries, pullSeries } from '../series/pull-series';
import { pullSnapshot } from '../snapshots/pull-snapshot';
import { chooseToVerify } from './choose-to-verify';
import { followFunds } from './follow-funds';
import type { JobRequest } from './job-request';
import { MadeWay } from './make-way';
import type { Job } from './plan-jobs';
import { toWorkerPull } from './to-worker-pull';

/** All that is followed for itself at first, and again only what lacks closes still. */
async function pullFollowed(request: JobRequest, session: SessionDate): Promise<RunReport> {
  const { store } = request;
  const lacking = await listLackingInstruments(store, session);
  const isAll = lacking.length >= (await listInstruments(store)).length / 2;
  return await pullInstruments({ ...toWorkerPull(request), kind: 'pull', symbols: isAll ? undefined : lacking });
}

/** Whether the exchange rests for a weekend or longer after a session. */
function endsWeek(calendar: Calendar, session: SessionDate): boolean {
  return countDaysBetween(session, calendar.nextSession(session)) > 2;
}

/**
 * Closes of members, in batches, and of those of the other universes that are followed with them. Dividend-adjusted ones follow from them and from
 * lists of dividends; where those cannot be had, all that lack any are asked for by name at the end of a week, beside a few on every other day.
 */
async function pullMembers(request: JobRequest, universeId: string, session: SessionDate): Promise<RunReport> {
  const { store, createSources, calendar, now } = request;
  const way = new AbortController();
  const signal = AbortSignal.any([request.signal, way.signal]);
  const onProgress = (): void => {
    // A store that cannot say so now is asked again after the next member.
    void request
      .isUrgent()
      .catch(() => false)
      .then((urgent) => {
        if (urgent) way.abort(new MadeWay());
      });
  };
  return await pullUniverse({
    ...toWorkerPull({ ...request, signal }),
    universeId,
    mostByName: endsWeek(calendar, session) ? Infinity : undefined,
    along: (await listFollowed(store)).filter((id) => id !== universeId),
    isAnswering: () => isAnyAnswering(createSources(), calendar, now(), request.probeTimeoutMs),
    onProgress,
  });
}

/**
 * Does one job under the writer's lease; null where nobody answered, so that no run was begun.
 * @throws MadeWay, and what the pulls throw.
 */
export async function doJob(request: JobRequest, job: Job): Promise<RunReport | null> {
  const { store, createSources, calendar, now } = request;
  const common = toWorkerPull(request);
  switch (job.kind) {
    case 'first': {
      const answering = await probeProviders(createSources(), calendar, now());
      return answering.length === 0 ? null : await pullInstruments({ ...common, kind: 'pull' });
    }
    case 'closes':
      return job.of === null ? await pullFollowed(request, job.session) : await pullMembers(request, job.of, job.session);
    case 'funds':
      return await followFunds(request);
    case 'verify': {
      // By name, so that the filter of `pullInstruments` for funds of the sample market is passed by: none is left once a close is real, and before that
      // the plan has no such job.
      const checked = await listCheckedOn(store, job.session);
      const symbols = chooseToVerify(await listInstruments(store), { calendar, session: job.session, checked });
      return await pullInstruments({ ...common, kind: 'verify', symbols });
    }
    case 'dividends':
      return await pullDividends({ ...common, session: job.session, universeIds: await listFollowed(store) });
    case 'snapshot':
      return await pullSnapshot({ ...common, sources: request.createHoldings(), universeId: job.universeId });
    case 'series':
      return await pullSeries({ ...common, sources: request.createSeries(), ids: await listDueSeries(store, calendar, now()) });
  }
}
