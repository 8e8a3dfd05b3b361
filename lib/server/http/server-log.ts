import 'server-only';
import { format } from 'node:util';
import type { Logger } from 'pino';
import { getEnv } from '@/lib/env';
import { onProcess } from '@/lib/keep/on-process';
import { chooseFormat, openLog } from '@/lib/log/open-log';
import { nameRequest } from './request-id';

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
