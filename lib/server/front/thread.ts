// The thread that answers visitors, as `.config/front-thread.mjs` starts it: its event loop has nothing to do but send what is kept and pass on the rest.
import 'server-only';
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { createFront } from './front';
import { listen, type ListenOptions } from './listen';
import { reachMaker } from './reach-maker';
import { openThreadLog, type ThreadLog } from './thread-log';

interface Given extends ListenOptions {
  readonly maker: MessagePort;
  readonly log: ThreadLog;
}

const { maker, log, ...options } = workerData as Given;
const front = createFront(reachMaker(maker), { log: openThreadLog(log) });
const { port, stop } = await listen(front, options);
// The one thing that is asked of it from outside.
parentPort?.on('message', () => void stop().then(() => parentPort?.postMessage({ kind: 'stopped' })));
parentPort?.postMessage({ kind: 'listening', port });
