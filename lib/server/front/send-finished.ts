import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Finished } from './finished';

const expand = promisify(gunzip);

/** Whether gzip is accepted: named and not weighed with nothing. */
export function acceptsGzip(accepted: string | undefined): boolean {
  return (accepted ?? '').split(',').some((part) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(part));
}

/** Whether a visitor has this already, in whichever encoding. */
export function isHeld(given: string | undefined, etag: string): boolean {
  return (given ?? '').split(',').some((part) => {
    const tag = part.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
    return tag === '*' || tag === etag || tag === `${etag}-gzip`;
  });
}

const toldAgain = ['cache-control', 'vary', 'x-data-version', 'x-data-source'] as const;

/** Sends a finished answer: 304 without a body where the visitor has it, compressed where they read that. */
export async function sendFinished(request: IncomingMessage, response: ServerResponse, finished: Finished): Promise<void> {
  const { status, headers, etag, body, isCompressed } = finished;
  const isSentCompressed = isCompressed && acceptsGzip(request.headers['accept-encoding']);
  // A strong one names the bytes: those that are compressed are others.
  const tag = etag === null ? {} : { etag: `"${etag}${isSentCompressed ? '-gzip' : ''}"` };
  if (etag !== null && isHeld(request.headers['if-none-match'], etag)) {
    const told = toldAgain.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]] as const]));
    response.writeHead(304, { ...Object.fromEntries(told), ...tag });
    response.end();
    return;
  }
  const sent = isCompressed && !isSentCompressed ? await expand(body) : body;
  response.writeHead(status, {
    ...headers,
    ...tag,
    ...(isSentCompressed ? { 'content-encoding': 'gzip' } : {}),
    'content-length': sent.length,
  });
  response.end(request.method === 'HEAD' ? undefined : sent);
}
