import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { StudyResult } from '@/lib/studies/study-result';
import { HttpError } from './http-error';

const mostKept = 60;
const mostWaiting = 8;
const retryAfterSeconds = 5;

// One at a time: a scan holds the processor for up to a second, which no flood of links may take from the pages.
const queue = new PQueue({ concurrency: 1 });
const finished = new Map<string, Promise<StudyResult>>();

async function enqueue(compute: () => StudyResult): Promise<StudyResult> {
  if (queue.size >= mostWaiting) {
    const message = 'Too many scans of other sessions are waiting; try again in a few seconds.';
    throw new HttpError(503, 'busy', message, [], { 'Retry-After': String(retryAfterSeconds) });
  }
  return await queue.add(async () => {
    // Requests that need no scan are answered between two of them.
    await breathe();
    return compute();
  });
}

/** How to come by an answer. */
export interface Making {
  /** An answer computed earlier by somebody else, or null. */
  recall(): Promise<StudyResult | null>;
  compute(): StudyResult;
}

/**
 * The answer of a heavy study under `key`, which says everything that it depends on: recalled or computed once, also for those who
 * ask at the same time, and kept; the least recently used go. Computations run one after another.
 * @throws HttpError 503 with Retry-After where too many wait.
 */
export async function getFinished(key: string, { recall, compute }: Making): Promise<StudyResult> {
  const found = finished.get(key);
  const making = found ?? recall().then(async (recalled) => recalled ?? (await enqueue(compute)));
  finished.delete(key);
  finished.set(key, making);
  for (const oldest of finished.keys()) {
    if (finished.size <= mostKept) break;
    finished.delete(oldest);
  }
  try {
    return await making;
  } catch (error) {
    if (finished.get(key) === making) finished.delete(key);
    throw error;
  }
}
