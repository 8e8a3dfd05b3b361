import type { Calendar } from '@/lib/calendar/calendar';
import { addDays } from '@/lib/calendar/civil-date';
import { sourceIds, type SourceId, type Sources } from '@/lib/sources/source';
import { defaultInstruments } from './default-instruments';
import { toSourceInstrument } from './fetch-with-fallback';
import { newestSession } from './plan-instrument';

/** Longest time that the first run waits for the providers, all of them together. */
export const probeTimeoutMs = 5_000;

/**
 * The providers that answer with rows when one symbol of each is asked for, once, in parallel. Resolves after five seconds at
 * the latest, also where a firewall swallows the packets.
 */
export async function probeProviders(sources: Sources, calendar: Calendar, now: Date, timeoutMs: number = probeTimeoutMs): Promise<SourceId[]> {
  const to = newestSession(calendar, now.toISOString());
  const stop = new AbortController();
  const found: SourceId[] = [];
  const probe = async (id: SourceId): Promise<void> => {
    const instrument = defaultInstruments.map(toSourceInstrument).find((candidate) => sources[id].symbolOf(candidate) !== null);
    if (instrument === undefined) return;
    const { rows } = await sources[id].fetchCloses({ instrument, from: addDays(to, -14), to, signal: stop.signal, attempts: 1 });
    if (rows.length > 0) found.push(id);
  };
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, timeoutMs);
  });
  await Promise.race([Promise.allSettled(sourceIds.map(probe)), timeout]);
  clearTimeout(timer);
  stop.abort();
  return [...found];
}
