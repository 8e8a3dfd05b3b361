import type { Calendar } from '@/lib/calendar/calendar';
import { addDays } from '@/lib/calendar/civil-date';
import { probeSource, type ProbeRequest } from '@/lib/sources/probe-source';
import type { Source, Sources } from '@/lib/sources/source';
import { newestSession } from '@/lib/calendar/final-close';

/** Longest time that the first run waits for the providers, all of them together. */
export const probeTimeoutMs = 5_000;

const probeRange = (calendar: Calendar, now: Date): Pick<ProbeRequest, 'from' | 'to'> => {
  const to = newestSession(calendar, now.toISOString());
  return { from: addDays(to, -14), to };
};

/** Whether any provider answers: they are asked one after the other until one does, since some allow few requests a day. */
export async function isAnyAnswering(
  sources: Sources,
  calendar: Calendar,
  now: Date,
  timeoutMs: number = probeTimeoutMs,
): Promise<boolean> {
  for (const source of sources) if ((await probeSource(source, { ...probeRange(calendar, now), timeoutMs })).ok) return true;
  return false;
}

/**
 * The providers that answer with rows when one symbol of each is asked for, once, in parallel. Resolves after five seconds at
 * the latest, also where a firewall swallows the packets.
 */
export async function probeProviders(
  sources: Sources,
  calendar: Calendar,
  now: Date,
  timeoutMs: number = probeTimeoutMs,
): Promise<string[]> {
  const range = probeRange(calendar, now);
  const found: string[] = [];
  const probe = async (source: Source): Promise<void> => {
    if ((await probeSource(source, { ...range, timeoutMs })).ok) found.push(source.id);
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([Promise.allSettled(sources.map(probe)), timeout]);
  clearTimeout(timer);
  return [...found];
}
