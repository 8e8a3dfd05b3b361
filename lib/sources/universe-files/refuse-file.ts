import { SourceError } from '../source-error';

/** What is wrong with a line of a file; line 1 is the header. */
export interface LineFault {
  readonly line: number;
  readonly text: string;
}

/** How much of a file could be read. */
export interface ReadLines {
  /** Lines that could not be, ascending. */
  readonly faults: readonly LineFault[];
  /** Of how many. */
  readonly lineCount: number;
  /** What such a file may hold, in words. */
  readonly accepted: string;
}

const namedFaults = 5;

/** Where a file is at fault, its first faults by line. @throws SourceError `schema` when there is a fault. */
export function refuseFaults(file: string, faults: readonly LineFault[], accepted: string): void {
  if (faults.length === 0) return;
  const named = faults.slice(0, namedFaults).map(({ line, text }) => `line ${line}: ${text}`);
  const more = faults.length > namedFaults ? `; and ${faults.length - namedFaults} more lines` : '';
  throw new SourceError('schema', `${file}: ${named.join('; ')}${more}. Accepted: ${accepted}. Nothing was stored.`);
}
