import 'server-only';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../http/security-headers';

/** What an answer of 503 says of when to ask again. */
export const retryLater: Readonly<Record<string, string>> = { 'retry-after': '5' };

/** Why a request is not answered, as its visitor is told. */
export interface Failure {
  readonly status: 400 | 500 | 503;
  readonly code: string;
  readonly message: string;
}

/** What failed in a way that only the log is told. */
export const internalFailure: Failure = { status: 500, code: 'internal', message: 'Broadtape failed to answer; the server log says why.' };

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

/** Says why a request is not answered; where a part of the answer is sent already it breaks off, so that nobody takes it for the whole. */
export function answerFailure(request: IncomingMessage, response: ServerResponse, { status, code, message }: Failure): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers = status === 503 ? retryLater : {};
  if ((request.url ?? '').startsWith('/api/')) sendJson(request, response, status, { code, message, issues: [] }, headers);
  else sendPage(request, response, status, message, headers);
}
