import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { addCounts, breadthCounts, type BreadthCounts, type BreadthInput, type BreadthOptions } from '@/lib/metrics';
import type { ThreadPart } from './count-thread';

/** About a thousand instruments over twenty years: below this a thread takes longer to start than it saves. */
const fewestCloses = 5_000_000;

// A thread does not read TypeScript because the thread that starts it does, which under the tests is not by tsx at all.
const { resolve: locate } = createRequire(import.meta.url);
const bootstrap = `require(${JSON.stringify(locate('tsx/cjs/api'))}).register(); require(${JSON.stringify(locate('./count-thread.ts'))});`;

// A thread takes longer to start than to count: idle ones are kept for the next universe, and keep no process alive.
const idle: Worker[] = [];

function countPart(part: ThreadPart): Promise<BreadthCounts> {
  const thread = idle.pop() ?? new Worker(bootstrap, { eval: true, execArgv: [] });
  return new Promise((resolve, reject) => {
    const end = (code: number): void => reject(new Error(`a thread that counts breadth ended without an answer (exit ${code})`));
    thread.once('error', reject);
    thread.once('exit', end);
    thread.once('message', (counts: BreadthCounts) => {
      thread.off('error', reject);
      thread.off('exit', end);
      thread.unref();
      idle.push(thread);
      resolve(counts);
    });
    thread.ref();
    thread.postMessage(part);
  });
}

/** The same closes where every thread can read them; copied only if they are not there yet. */
function share(closes: Float64Array): Float64Array {
  if (closes.buffer instanceof SharedArrayBuffer) return closes;
  const shared = new Float64Array(new SharedArrayBuffer(closes.byteLength));
  shared.set(closes);
  return shared;
}

/**
 * `breadthCounts` with the instruments split over threads that read the closes from shared memory: the same integers, sooner, and
 * the event loop goes on meanwhile. Fewer than five million closes are counted right here. Closes that are no SharedArrayBuffer yet
 * are copied into one each. @throws RangeError as `breadthCounts`; Error when a thread ends without an answer.
 */
export async function countInThreads(
  input: BreadthInput,
  options: BreadthOptions,
  threads: number = input.closes.length * input.sessionCount < fewestCloses ? 1 : availableParallelism(),
): Promise<BreadthCounts> {
  if (threads <= 1) return breadthCounts(input, options);
  const size = Math.ceil(input.closes.length / threads);
  const parts = Array.from(
    { length: threads },
    (_, place): ThreadPart => ({
      input: {
        ...input,
        closes: input.closes.slice(place * size, (place + 1) * size).map(share),
        spans: input.spans.slice(place * size, (place + 1) * size),
      },
      options,
    }),
  );
  const [first, ...rest] = await Promise.all(parts.map(countPart));
  return first === undefined ? breadthCounts(input, options) : rest.reduce(addCounts, first);
}
