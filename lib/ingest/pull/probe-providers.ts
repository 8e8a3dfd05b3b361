import type { Calendar } from '@/lib/calendar/calendar';
import { addDays } from '@/lib/calendar/civil-date';
import { probeSource } from '@/lib/sources/probe-source';
import type { Source, Sources } from '@/lib/sources/source';
import { newestSession } from '@/lib/calendar/final-close';

/** Longest time that the first run waits for the providers, all of them together. */
export const probeTimeoutMs = 5_000;

/**
 * The providers that answer with rows when one symbol of each is asked for, once, in parallel. Resolves after five seconds at
 * the latest, also where a firewall swallows the packets.
 */
export async function probeProviders(sources: Sources, calendar: Calendar, now: Date, timeoutMs: number = probeTimeoutMs): Promise<string[]> {
  const to = newestSession(calendar, now.toISOString());
  const found: string[] = [];
  const probe = async (source: Source): Promise<void> => {
    if ((await probeSource(source, { from: addDays(to, -14), to, timeoutMs })).ok) found.push(source.id);
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([Promise.allSettled(sources.map(probe)), timeout]);
  clearTimeout(timer);
  return [...found];
}
