import 'server-only';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { z } from 'zod';

const collector = z.custom<(options: { readonly type: 'major'; readonly execution: 'async' }) => unknown>(
  (found) => typeof found === 'function',
);

/**
 * Lets V8 collect all garbage at its next turn, some tenths of a second of this thread: after much has gone at once. It does so by itself only when the heap has
 * grown by a part of what it held when much was held, and where finished answers are told by another thread that may take an hour.
 */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  // The context goes with the garbage that it is asked for.
  collector.parse(runInNewContext('gc'))({ type: 'major', execution: 'async' });
}
