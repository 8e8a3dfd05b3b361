import 'server-only';
import { getEnv } from '@/lib/env';
import { requireToken } from './bearer-token';
import { HttpError } from './http-error';
import { createRateLimit } from './rate-limit';
import { refuseOtherSites } from './refuse-other-sites';
import { isFromThisMachine, isLoopbackHost } from './this-machine';

/** How an operator is told from a visitor: by the token, by sitting at this machine, or not at all. */
export type OperatorAccess = 'token' | 'open' | 'closed';

/** The variable that holds the secret of what operators do: change what is stored, or look at how the process fares. */
type Secret = 'INGEST_TOKEN' | 'METRICS_TOKEN';

/** What whoever sends these headers needs. Where PUBLIC_URL says that others are served, sitting at this machine is not enough: their proxy may sit here too. */
export function judgeAccess(headers: Pick<Headers, 'get'>, secret: Secret = 'INGEST_TOKEN'): OperatorAccess {
  const { [secret]: token, PUBLIC_URL } = getEnv();
  if (token !== undefined) return 'token';
  const isPublic = PUBLIC_URL !== undefined && !isLoopbackHost(new URL(PUBLIC_URL).host);
  return !isPublic && isFromThisMachine(headers) ? 'open' : 'closed';
}

/**
 * Lets through whoever may look at and change what is stored: with the secret set, who has it; without one, who sits at this machine.
 * @param what is refused, as the beginning of a sentence: `Files are imported`.
 * @throws HttpError 403 `other_site` or `not_local`, 401 without the token.
 */
export function requireOperator(request: Request, what: string, secret: Secret = 'INGEST_TOKEN'): void {
  refuseOtherSites(request, what);
  const token = getEnv()[secret];
  const access = judgeAccess(request.headers, secret);
  if (token !== undefined) requireToken(request, token, secret);
  else if (access === 'closed')
    throw new HttpError(
      403,
      'not_local',
      `${what} from this machine only (http://localhost, by a browser or with "Connection: keep-alive"), since ${secret} is not set; set it to a secret of at least 16 characters to do it from elsewhere.`,
    );
}

const takeTurn = createRateLimit(60, 'changes are asked for');

/** `requireOperator` for what changes something, at most sixty times a minute for each client; what is refused does not count. @throws HttpError as `requireOperator`, 429. */
export async function guardOperator(request: Request, what: string): Promise<void> {
  requireOperator(request, what);
  await takeTurn(request);
}
