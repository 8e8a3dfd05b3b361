// The thread that answers visitors. The main one makes answers, which keeps it busy for as long as each takes.
import { join } from 'node:path';
import { MessageChannel, Worker } from 'node:worker_threads';
import { findCompiled } from './compile.mjs';

const script = 'lib/server/front/thread';

/** The thread as compiled from the sources of this moment. @throws StepFailed where it is not, and may not be written. */
export async function findThread() {
  return join(await findCompiled({ scripts: [`${script}.ts`], name: 'front' }), `${script}.mjs`);
}

/**
 * Starts the thread, which listens with these options and has what makes answers, `serve`, at the other end of a port.
 * `listening` resolves with the port; `onEnd` is told what happened once it no longer answers: `failed` with the error that kept it from listening or ended it, or `stopped`.
 */
export function startThread(file, serve, { port, hostname, keepAliveTimeout }, onEnd) {
  const { port1, port2 } = new MessageChannel();
  const log = serve(port1);
  const thread = new Worker(file, { workerData: { maker: port2, log, port, hostname, keepAliveTimeout }, transferList: [port2] });
  let hasEnded = false;
  const end = (told) => {
    if (hasEnded) return;
    hasEnded = true;
    // It would keep this one.
    port1.close();
    onEnd(told);
  };
  let sayListening;
  const listening = new Promise((resolve) => (sayListening = resolve));
  thread.on('message', (told) => (told.kind === 'listening' ? sayListening(told.port) : end(told)));
  thread.once('error', ({ code, message, stack }) => end({ kind: 'failed', code, message: stack ?? message }));
  thread.once('exit', (code) => end({ kind: 'failed', message: `the thread that answers visitors ended (exit ${code})` }));
  return { listening, stop: () => thread.postMessage('stop') };
}
