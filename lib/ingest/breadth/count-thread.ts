// What a thread of countInThreads runs: parts of universes in, their counts out.
import { parentPort } from 'node:worker_threads';
import type { BreadthInput, BreadthOptions } from '@/lib/metrics';
// Not through the index: a thread would read all of the core before its first close.
import { breadthCounts } from '@/lib/metrics/panel/breadth-counts';

/** What a thread is given; the closes lie in shared memory. */
export interface ThreadPart {
  readonly input: BreadthInput;
  readonly options: BreadthOptions;
}

// Nobody but countInThreads starts this file.
parentPort?.on('message', ({ input, options }: ThreadPart) => {
  parentPort?.postMessage(breadthCounts(input, options));
});
