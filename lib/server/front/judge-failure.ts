import 'server-only';
import type { Logger } from 'pino';
import { Departed, Refused } from './admission';
import { internalFailure, type Failure } from './answer-failure';
import { NotMade } from './maker';
import { Stopping } from './stopping';

const busy = 'Too many answers are waiting to be made; try again in a few seconds.';
const unreadable = 'This address cannot be read: what follows a percent sign in it is no letter.';

/** What a visitor is told of what went wrong: 400 for an address that cannot be read, 503 where too many wait or the process is being stopped, what the maker says of itself, 500 for what only the log is told; null where nobody is there to be told. */
export function judgeFailure(error: unknown, log: Logger): Failure | null {
  if (error instanceof Departed) return null;
  if (error instanceof NotMade) return error.failure;
  if (error instanceof Refused) return { status: 503, code: 'busy', message: busy };
  if (error instanceof Stopping) return { status: 503, code: 'stopping', message: error.message };
  if (error instanceof URIError) return { status: 400, code: 'bad_address', message: unreadable };
  log.error({ err: error }, error instanceof Error ? error.message : String(error));
  return internalFailure;
}
