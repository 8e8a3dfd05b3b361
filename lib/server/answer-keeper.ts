import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import PQueue from 'p-queue';
import { HttpError } from './http-error';

const mostWaiting = 8;
const retryAfterSeconds = 5;

/** How to come by an answer. */
export interface Making<Answer> {
  /** An answer computed earlier by somebody else, or null. */
  recall(): Promise<Answer | null>;
  compute(): Answer | Promise<Answer>;
}

/**
 * Keeps answers that hold the processor for long under a key that says everything that they depend on: recalled or computed once,
 * also for those who ask at the same time; the least recently used go. Computations run one after another, so that no flood of
 * links takes the processor from the other pages. `busy` is said to those who find too many waiting; what is not `isKept` is made anew for the next one.
 * @throws HttpError 503 with Retry-After where too many wait.
 */
export function createAnswerKeeper<Answer>({ mostKept, busy, isKept = () => true }: { readonly mostKept: number; readonly busy: string; readonly isKept?: (answer: Answer) => boolean }): (key: string, making: Making<Answer>) => Promise<Answer> {
  const queue = new PQueue({ concurrency: 1 });
  const kept = new Map<string, Promise<Answer>>();

  async function enqueue(compute: Making<Answer>['compute']): Promise<Answer> {
    if (queue.size >= mostWaiting) throw new HttpError(503, 'busy', busy, [], { 'Retry-After': String(retryAfterSeconds) });
    return await queue.add(async () => {
      // Requests that need no long computation are answered between two of them.
      await breathe();
      return await compute();
    });
  }

  return async (key, { recall, compute }) => {
    const making = kept.get(key) ?? recall().then(async (recalled) => recalled ?? (await enqueue(compute)));
    kept.delete(key);
    kept.set(key, making);
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    try {
      const answer = await making;
      if (!isKept(answer) && kept.get(key) === making) kept.delete(key);
      return answer;
    } catch (error) {
      if (kept.get(key) === making) kept.delete(key);
      throw error;
    }
  };
}
