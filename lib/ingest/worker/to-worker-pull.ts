import type { JobRequest } from './job-request';

/** What every pull of the worker has in common. Sources are a fresh set, since a set remembers which provider refused. */
export function toWorkerPull({
  store,
  createSources,
  calendar,
  now,
  signal,
  fence,
  told,
}: Pick<JobRequest, 'store' | 'createSources' | 'calendar' | 'now' | 'signal' | 'fence' | 'told'>) {
  return { store, sources: createSources(), calendar, now, signal, fence, told, origin: 'worker' } as const;
}
