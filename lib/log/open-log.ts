import type { Logger } from 'pino';
import type { Env } from '@/lib/env';
import { createLog, type LogOptions } from './create-log';

/** JSON for whatever collects it, words for a person at a terminal, unless LOG_FORMAT says which. */
export function chooseFormat({ LOG_FORMAT }: Pick<Env, 'LOG_FORMAT'>): LogOptions['format'] {
  if (LOG_FORMAT !== 'auto') return LOG_FORMAT;
  return process.stderr.isTTY ? 'text' : 'json';
}

/** The log of this process, on stderr. A line is written before the call returns, so that the last one before an end is not lost. */
export function openLog(name: LogOptions['process'], env: Env, addFields?: () => Readonly<Record<string, string>>): Logger {
  return createLog({
    process: name,
    level: env.LOG_LEVEL,
    format: chooseFormat(env),
    secrets: env.listSecrets(),
    write: (line) => {
      process.stderr.write(line);
    },
    ...(addFields === undefined ? {} : { addFields }),
  });
}
