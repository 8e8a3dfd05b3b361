import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { format } from 'node:util';
import type { Logger } from 'pino';
import { getEnv } from '@/lib/env';
import { onProcess } from '@/lib/keep/on-process';
import { chooseFormat, openLog } from '@/lib/log/open-log';

const requests = onProcess('request that is answered', () => new AsyncLocalStorage<string>());

/** Lets every line that is logged during `work` name the request that it is done for. */
export function runForRequest<Result>(id: string, work: () => Result): Result {
  return requests.run(id, work);
}

function nameRequest(): Readonly<Record<string, string>> {
  const requestId = requests.getStore();
  return requestId === undefined ? {} : { requestId };
}

/** The log of the web process, one for all bundles. */
export function getServerLog(): Logger {
  return onProcess('log of the web process', () => openLog('web', getEnv(), nameRequest));
}

/** Logs what failed: its words, where it came from and what caused it. */
export function logError(error: unknown): void {
  getServerLog().error({ err: error }, error instanceof Error ? error.message : String(error));
}

/** Makes lines of the log of what Next and packages print as warnings and errors, where the log is read by a program: it would stumble over others. */
export function logConsole(): void {
  if (chooseFormat(getEnv()) !== 'json') return;
  console.error = (...words: readonly unknown[]) => {
    getServerLog().error(format(...words));
  };
  console.warn = (...words: readonly unknown[]) => {
    getServerLog().warn(format(...words));
  };
}
