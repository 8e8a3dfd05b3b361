import 'server-only';
import { onProcess } from '@/lib/keep/on-process';
import { markRequests, type Arrival } from './mark-requests';

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

const mark = onProcess('mark of this machine', () =>
  markRequests('this-machine', (arrival) => (comesFromThisMachine(arrival) ? 'yes' : null)),
);

/** Whether a request was sent from this machine; false for one that arrived before this module was read, as in the first moment of `next dev`. */
export function isFromThisMachine(headers: Pick<Headers, 'get'>): boolean {
  return headers.get(mark) === 'yes';
}

/** The header that a request from this machine carries, for calling a route without a server (tests). */
export function markOfThisMachine(): Readonly<Record<string, string>> {
  return { [mark]: 'yes' };
}
