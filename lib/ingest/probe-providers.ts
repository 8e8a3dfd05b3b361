import type { Calendar } from '@/lib/calendar/calendar';
import { addDays } from '@/lib/calendar/civil-date';
import { probeSource } from '@/lib/sources/probe-source';
import { sourceIds, type SourceId, type Sources } from '@/lib/sources/source';
import { newestSession } from './plan-instrument';

/** Longest time that the first run waits for the providers, all of them together. */
export const probeTimeoutMs = 5_000;

/**
 * The providers that answer with rows when one symbol of each is asked for, once, in parallel. Resolves after five seconds at
 * the latest, also where a firewall swallows the packets.
 */
export async function probeProviders(sources: Sources, calendar: Calendar, now: Date, timeoutMs: number = probeTimeoutMs): Promise<SourceId[]> {
  const to = newestSession(calendar, now.toISOString());
  const found: SourceId[] = [];
  const probe = async (id: SourceId): Promise<void> => {
    if ((await probeSource(sources[id], { from: addDays(to, -14), to, timeoutMs })).ok) found.push(id);
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([Promise.allSettled(sourceIds.map(probe)), timeout]);
  clearTimeout(timer);
  return [...found];
}
