import 'server-only';
import { randomUUID } from 'node:crypto';

const sane = /^[\w.-]{8,64}$/;

/** The id by which a request is found in the logs of all that it passed through: the one that came with it, or a new one where that could be anything. */
export function readRequestId(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && sane.test(given) ? given : randomUUID();
}
