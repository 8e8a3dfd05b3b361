import 'server-only';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { onProcess } from '@/lib/keep/on-process';

/** What a request says and where it comes from. */
export interface Arrival {
  /** Of the socket. */
  readonly address: string | undefined;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
}

/** What of a request only who has its socket knows. */
export interface AtSocket extends Pick<Arrival, 'address' | 'httpVersion'> {
  readonly connection: string | undefined;
}

// By the stream that a request comes in on, which no visitor has a hand in. One for all bundles.
const passedOn = onProcess('arrivals of requests that are passed on', () => new WeakMap<object, AtSocket>());

/** Says how the one request arrived that comes in on a stream from the thread that has its socket. */
export function noteArrival(stream: object, arrival: AtSocket): void {
  passedOn.set(stream, arrival);
}

/** How a request arrived where its socket is. */
export function readArrival({ httpVersion, headers, socket }: IncomingMessage): AtSocket {
  return passedOn.get(socket) ?? { address: socket.remoteAddress, httpVersion, connection: headers.connection };
}

/**
 * Notes on every request that arrives from now on what `tell` says of it, and answers the header that carries it. Next fills in X-Forwarded-For before a route
 * sees it and tells no route its socket, so each request is looked at before Next does; and the name is drawn anew in every process, so that nobody
 * outside can know it.
 */
export function markRequests(what: string, tell: (arrival: Arrival) => string | null): string {
  const name = `x-${what}-${randomBytes(16).toString('hex')}`;
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    const { connection, ...arrived } = readArrival(request);
    const told = tell({ ...arrived, headers: { ...request.headers, connection } });
    // Where nothing is to be said, not even who had learned the name could say it.
    if (told === null) Reflect.deleteProperty(request.headers, name);
    else request.headers[name] = told;
  });
  return name;
}
