import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../http/security-headers';
import { logError } from '../http/server-log';
import { findStoreTrouble } from '../http/store-trouble';

/** What an answer of 503 says of when to ask again. */
export const retryLater: Readonly<Record<string, string>> = { 'retry-after': '5' };
const busy = 'Too many answers are waiting to be made; try again in a few seconds.';
const unreadable = 'This address cannot be read: what follows a percent sign in it is no letter.';
const failed = 'Broadtape failed to answer; the server log says why.';

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  response.writeHead(status, { ...securityHeaders, 'cache-control': 'no-store', 'content-length': Buffer.byteLength(body), ...headers });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** A small answer that nobody may keep. */
export function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  send(request, response, status, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8', ...headers });
}

/** For who reads pages: a page without anything that must run, or be made. */
function sendPage(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  message: string,
  headers: Readonly<Record<string, string>>,
): void {
  const body = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Broadtape</title><h1>Broadtape</h1><p>${message}</p></html>`;
  const policy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
  send(request, response, status, body, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy, ...headers });
}

interface Failure {
  readonly status: 400 | 500 | 503;
  readonly code: string;
  readonly message: string;
  readonly passes: boolean;
}

function judge(error: unknown): Failure {
  if (error instanceof Error && error.name === 'Refused') return { status: 503, code: 'busy', message: busy, passes: true };
  if (error instanceof Error && error.name === 'Stopping') return { status: 503, code: 'stopping', message: error.message, passes: true };
  if (error instanceof URIError) return { status: 400, code: 'bad_address', message: unreadable, passes: true };
  const trouble = findStoreTrouble(error);
  return trouble === null ? { status: 500, code: 'internal', message: failed, passes: false } : { status: 503, ...trouble };
}

/** Says why a request is not answered: 400 for an address that cannot be read, 503 where too many wait, the process is being stopped or the store cannot be read, 500 where something failed; nothing to who has left. */
export function answerFailure(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  const name = error instanceof Error ? error.name : '';
  if (name === 'Departed') return;
  const { status, code, message, passes } = judge(error);
  if (!passes) logError(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = status === 503 ? retryLater : {};
  if ((request.url ?? '').startsWith('/api/')) sendJson(request, response, status, { code, message, issues: [] }, headers);
  else sendPage(request, response, status, message, headers);
}
