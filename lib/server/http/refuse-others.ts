import 'server-only';
import { HttpError } from './http-error';
import { respond } from './respond';

type Refusal = (request: Request) => Promise<Response>;

/** What a route answers to the methods that it has nothing for; it exports those that it does not have itself, HEAD going with GET. */
export interface Others extends Readonly<Record<'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', Refusal>> {
  readonly OPTIONS: () => Response;
}

/** Refuses all but the methods that a route accepts: 405 that names them, as every other refusal of the API; Next would answer without a word. */
export function refuseOthers(...accepted: readonly ('GET' | 'HEAD' | 'POST' | 'DELETE')[]): Others {
  const allow = { Allow: accepted.join(', ') };
  const refuse: Refusal = ({ method, url }) => {
    const { pathname } = new URL(url);
    const message = `${method} is not accepted at ${pathname.slice(0, 100)}; accepted: ${accepted.join(', ')}.`;
    return respond(() => Promise.reject(new HttpError(405, 'method_not_allowed', message, [], allow)));
  };
  return {
    GET: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: () => new Response(null, { status: 204, headers: { Allow: [...accepted, 'OPTIONS'].join(', ') } }),
  };
}
