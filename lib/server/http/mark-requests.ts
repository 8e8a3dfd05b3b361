import 'server-only';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** What a request says and where it comes from. */
export interface Arrival {
  /** Of the socket. */
  readonly address: string | undefined;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Notes on every request that arrives from now on what `tell` says of it, and answers the header that carries it. Next fills in X-Forwarded-For before a route
 * sees it and tells no route its socket, so each request is looked at before Next does; and the name is drawn anew in every process, so that nobody
 * outside can know it.
 */
export function markRequests(what: string, tell: (arrival: Arrival) => string | null): string {
  const name = `x-${what}-${randomBytes(16).toString('hex')}`;
  subscribe('http.server.request.start', (message) => {
    const { httpVersion, headers, socket } = (message as { readonly request: IncomingMessage }).request;
    const told = tell({ address: socket.remoteAddress, httpVersion, headers });
    if (told !== null) headers[name] = told;
  });
  return name;
}
