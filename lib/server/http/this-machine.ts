import 'server-only';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { onProcess } from '@/lib/keep/on-process';

// Anyone can write these, so they make nobody local; but only what stands in between has a reason to.
const passedOn = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-real-ip',
  'x-client-ip',
  'true-client-ip',
  'cf-connecting-ip',
];

/** Whether an address of a socket is this machine's own loopback. */
export function isLoopbackAddress(address: string): boolean {
  return address === '::1' || /^(?:::ffff:)?127(?:\.\d{1,3}){3}$/.test(address);
}

/** Whether a Host header names this machine: a name that another site has made point here (DNS rebinding) does not. */
export function isLoopbackHost(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host);
}

/** What a request says and where it comes from. */
export interface Arrival {
  readonly address: string | undefined;
  readonly httpVersion: string;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Whether whoever asks sits at this machine: the connection comes from it, names it, and nothing says that it was passed on. A proxy that says
 * nothing of itself, as nginx is shipped, speaks HTTP/1.0, or closes the connection, or since 1.29.7 says nothing of it and passes on nothing that
 * its visitor says; every browser asks to keep it alive.
 */
export function comesFromThisMachine({ address, httpVersion, headers }: Arrival): boolean {
  const keepsAlive = httpVersion !== '1.0' && /\bkeep-alive\b/i.test(headers.connection ?? '');
  return (
    isLoopbackAddress(address ?? '') &&
    isLoopbackHost(headers.host ?? '') &&
    keepsAlive &&
    passedOn.every((name) => headers[name] === undefined)
  );
}

// Next fills in X-Forwarded-For before a route sees it and tells no route its socket. So each request is looked at before Next does, and marked
// under a name that is drawn anew in every process: nobody outside can know it.
const mark = onProcess('mark of this machine', (): string => {
  const name = `x-this-machine-${randomBytes(16).toString('hex')}`;
  const look = ({ httpVersion, headers, socket }: IncomingMessage): void => {
    if (comesFromThisMachine({ address: socket.remoteAddress, httpVersion, headers })) headers[name] = 'yes';
  };
  subscribe('http.server.request.start', (message) => {
    look((message as { readonly request: IncomingMessage }).request);
  });
  return name;
});

/** Whether a request was sent from this machine; false for one that arrived before this module was read, as in the first moment of `next dev`. */
export function isFromThisMachine(headers: Pick<Headers, 'get'>): boolean {
  return headers.get(mark) === 'yes';
}

/** The header that a request from this machine carries, for calling a route without a server (tests). */
export function markOfThisMachine(): Readonly<Record<string, string>> {
  return { [mark]: 'yes' };
}
