// What a thread of countInThreads runs: parts of universes in, their counts out.
import { parentPort } from 'node:worker_threads';
import { breadthCounts, type BreadthInput, type BreadthOptions } from '@/lib/metrics';

/** What a thread is given; the closes lie in shared memory. */
export interface ThreadPart {
  readonly input: BreadthInput;
  readonly options: BreadthOptions;
}

// Nobody but countInThreads starts this file.
parentPort?.on('message', ({ input, options }: ThreadPart) => {
  parentPort?.postMessage(breadthCounts(input, options));
});
