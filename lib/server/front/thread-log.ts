import 'server-only';
import { writeSync } from 'node:fs';
import type { Logger } from 'pino';
import { createLog, type LogOptions } from '@/lib/log/create-log';
import { nameRequest } from '../http/request-id';

export type ThreadLog = Pick<LogOptions, 'level' | 'format' | 'secrets'>;

const stderr = 2;
const waited = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes a line before it returns. What a thread writes to `process.stderr` goes through the main thread, when that has time, and is lost where the process ends
 * before. Of a pipe that is full at this moment Node says EAGAIN: whoever reads it is waited for, as in the main thread.
 */
function writeLine(line: string): void {
  let rest = Buffer.from(line);
  while (rest.length > 0)
    try {
      rest = rest.subarray(writeSync(stderr, rest));
    } catch (error) {
      // Nobody reads any more, or nobody ever did: there is nowhere to say so.
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) return;
      Atomics.wait(waited, 0, 0, 1);
    }
}

/** The log of the web process, as another thread than its first writes it: the same lines to the same place. */
export function openThreadLog(options: ThreadLog): Logger {
  return createLog({ ...options, process: 'web', write: writeLine, addFields: nameRequest });
}
