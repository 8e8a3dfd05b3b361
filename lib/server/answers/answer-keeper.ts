import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import PQueue from 'p-queue';
import type { Keep } from '@/lib/keep/keep';
import { HttpError } from '../http/http-error';

const mostWaiting = 8;
const retryAfterSeconds = 5;

/** How to come by an answer. */
export interface Making<Answer> {
  /** An answer computed earlier by somebody else, or null. */
  recall(): Promise<Answer | null>;
  compute(): Answer | Promise<Answer>;
}

interface KeeperParts<Answer> {
  readonly keep: Keep<Answer>;
  readonly busy: string;
}

export interface AnswerKeeper<Answer> {
  /** @throws HttpError 503 with Retry-After where too many wait. */
  readonly get: (key: string, making: Making<Answer>) => Promise<Answer>;
  /** Whether `get` would be refused now, told without computing. */
  readonly isRefused: (key: string, recall: Making<Answer>['recall']) => Promise<boolean>;
}

/**
 * Keeps answers that hold the processor for long under a key that says everything that they depend on: recalled or computed once,
 * also for those who ask at the same time. Computations run one after another, so that no flood of links takes the processor from
 * the other pages. `busy` is said to those who find too many waiting.
 */
export function createAnswerKeeper<Answer>({ keep, busy }: KeeperParts<Answer>): AnswerKeeper<Answer> {
  const queue = new PQueue({ concurrency: 1 });
  const isFull = () => queue.size >= mostWaiting;

  async function enqueue(compute: Making<Answer>['compute']): Promise<Answer> {
    if (isFull()) throw new HttpError(503, 'busy', busy, [], { 'Retry-After': String(retryAfterSeconds) });
    return await queue.add(async () => {
      // Requests that need no long computation are answered between two of them.
      await breathe();
      return await compute();
    });
  }

  return {
    get: async (key, { recall, compute }) => await keep.get(key, async () => (await recall()) ?? (await enqueue(compute))),
    isRefused: async (key, recall) => isFull() && !keep.has(key) && (await recall()) === null,
  };
}
