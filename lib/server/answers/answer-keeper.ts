import 'server-only';
import { setImmediate as breathe } from 'node:timers/promises';
import PQueue from 'p-queue';
import { HttpError } from '../http/http-error';

const mostWaiting = 8;
const retryAfterSeconds = 5;

/** How to come by an answer. */
export interface Making<Answer> {
  /** An answer computed earlier by somebody else, or null. */
  recall(): Promise<Answer | null>;
  compute(): Answer | Promise<Answer>;
}

interface KeeperLimits<Answer> {
  readonly mostKept: number;
  /** Roughly, as they stand in memory; without it their number alone is bounded. */
  readonly mostBytes?: number;
  readonly busy: string;
  /** Whether an answer is kept; all are, without it. */
  readonly isKept?: (answer: Answer) => boolean;
}

/** Roughly what a plain value takes in memory: 8 bytes a number, 2 a letter, 16 an object or array and each of its places. */
export function measureBytes(value: unknown): number {
  if (typeof value === 'string') return 16 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return 16 + value.byteLength;
  // Rows share the names of their cells: a place is what they cost.
  let bytes = 16;
  for (const item of Object.values(value)) bytes += 16 + measureBytes(item);
  return bytes;
}

/**
 * Keeps answers that hold the processor for long under a key that says everything that they depend on: recalled or computed once,
 * also for those who ask at the same time; the least recently used go. Computations run one after another, so that no flood of
 * links takes the processor from the other pages. `busy` is said to those who find too many waiting; what is not `isKept` is made anew for the next one.
 * @throws HttpError 503 with Retry-After where too many wait.
 */
export function createAnswerKeeper<Answer>({ mostKept, mostBytes = Infinity, busy, isKept = () => true }: KeeperLimits<Answer>): (key: string, making: Making<Answer>) => Promise<Answer> {
  const queue = new PQueue({ concurrency: 1 });
  const kept = new Map<string, Promise<Answer>>();
  const bytesOf = new Map<string, number>();

  function forget(key: string): void {
    kept.delete(key);
    bytesOf.delete(key);
  }

  /** Answers that are large go first by age, whatever their number: all of them but the newest. */
  function trim(): void {
    let bytes = [...bytesOf.values()].reduce((sum, size) => sum + size, 0);
    for (const oldest of kept.keys()) {
      if (kept.size <= 1 || (kept.size <= mostKept && bytes <= mostBytes)) return;
      bytes -= bytesOf.get(oldest) ?? 0;
      forget(oldest);
    }
  }

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
    trim();
    try {
      const answer = await making;
      if (kept.get(key) !== making) return answer;
      if (!isKept(answer)) forget(key);
      else if (mostBytes < Infinity && !bytesOf.has(key)) {
        bytesOf.set(key, measureBytes(answer));
        trim();
      }
      return answer;
    } catch (error) {
      if (kept.get(key) === making) forget(key);
      throw error;
    }
  };
}
