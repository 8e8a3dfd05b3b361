import { SourceError } from '../source-error';
import { refusalSchema } from './schema';

/** One name fails the request of all. */
export class UnknownName extends SourceError {
  constructor(readonly unknownName: string) {
    super('not_found', `alpaca does not know ${unknownName}`);
  }
}

/** What an HTTP 400 of Alpaca stands for, where it says which name it does not take. */
export function explainBadRequest(text: string): SourceError | null {
  const read = refusalSchema.safeParse(parseOrNull(text));
  const name = read.success ? /invalid symbol:? "?([^\s",]+?)"?\.?$/i.exec(read.data.message)?.[1] : undefined;
  return name === undefined ? null : new UnknownName(name);
}

function parseOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
