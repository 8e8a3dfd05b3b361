import pino, { type Logger } from 'pino';
import type { Env } from '@/lib/env';
import { createRedaction } from '@/lib/sources/redact';
import { describeError } from './describe-error';
import { toReadable } from './to-readable';

export interface LogOptions {
  /** Which process writes. */
  readonly process: 'web' | 'worker';
  readonly level: Env['LOG_LEVEL'];
  readonly format: 'json' | 'text';
  /** What stands in no line, whatever is logged (`listSecrets`). */
  readonly secrets: readonly string[];
  /** Takes one line with its end. */
  readonly write: (line: string) => void;
  /** Fields that every line has at the time when it is written. */
  readonly addFields?: () => Readonly<Record<string, string>>;
}

/** A log of one JSON object a line (level, time, process, pid, msg), or of lines for a person. */
export function createLog({ process: name, level, format, secrets, write, addFields = () => ({}) }: LogOptions): Logger {
  const redact = createRedaction(secrets);
  const print = format === 'json' ? redact : (line: string) => redact(toReadable(line));
  return pino(
    {
      level,
      base: { process: name, pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      mixin: () => ({ ...addFields() }),
    },
    {
      write: (line) => {
        write(print(line));
      },
    },
  );
}
