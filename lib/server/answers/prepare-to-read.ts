import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import { readOwnSentence } from '@/lib/claims/read/own/read-own-sentence';
import { prepareOwnWords } from '@/lib/claims/read/own/own-words';

/** Makes what the first sentence in the words of claims would wait for, some milliseconds at a time between whatever else the process does. */
export async function prepareToRead(): Promise<void> {
  while (!prepareOwnWords()) await breathe();
  // The first search takes several times as long as those after it.
  readOwnSentence('The S&P 500’s one-session gain on 16 Jul 2024 was the largest since 2004.', [{ symbol: 'SPX', name: 'S&P 500' }], null);
}
