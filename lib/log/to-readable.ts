import type { DescribedError } from './describe-error';

interface Line {
  readonly process: string;
  readonly msg?: string;
  readonly err?: DescribedError;
}

function listStacks(error: DescribedError | undefined): string[] {
  return error === undefined ? [] : [error.stack ?? `${error.type}: ${error.message}`, ...listStacks(error.cause)];
}

/** A line of JSON as a person at a terminal reads it: which process, what, and below it where an error came from. */
export function toReadable(json: string): string {
  const { process: name, msg, err } = JSON.parse(json) as Line;
  return `${[`${name}: ${msg ?? ''}`, ...listStacks(err)].join('\n')}\n`;
}
