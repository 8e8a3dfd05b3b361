import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import { prepareOwnWords } from '@/lib/claims/read/own/own-words';

/** Makes what the first sentence in the words of claims would wait for, some milliseconds at a time between whatever else the process does; one that comes before all is made makes the rest at once. */
export async function prepareToRead(): Promise<void> {
  while (!prepareOwnWords()) await breathe();
}
